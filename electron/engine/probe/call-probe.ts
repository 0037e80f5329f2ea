import { portOf } from '../../../shared/compiler/functions/judge.ts';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';
import { holdFeeds } from '../hold-feeds.ts';
import type { ReadSequence } from './read-sequence.ts';
import type { ProbeSession } from './sessions.ts';

/** A row of a call: a sequence and the weight that each divergence gives its timesteps. */
export interface ProbeRow {
  readonly sequence: ReadSequence;
  readonly w: Readonly<Record<string, Float32Array>>;
}

/** What one call gave, to be read row by row. */
export class Probed {
  readonly #rows: number;
  readonly #starts: readonly number[];
  readonly #lengths: readonly number[];
  readonly outputs: Readonly<Record<string, Float32Array>>;

  constructor(rows: number, sequences: readonly ReadSequence[], starts: readonly number[], outputs: Readonly<Record<string, Float32Array>>) {
    this.#rows = rows;
    this.#starts = starts;
    this.#lengths = sequences.map(({ length }) => length);
    this.outputs = outputs;
  }

  /** Real timesteps `[t, width]` of one row of an output `[T, R, width]`. */
  row(name: string, row: number, width: number): Float32Array {
    const all = this.outputs[name];
    if (!all) throw new Error(`the probe gave no ${name}`);
    const [start = 0, length = 0] = [this.#starts[row], this.#lengths[row]];
    const values = new Float32Array(length * width);
    for (let t = 0; t < length; t++) {
      const from = ((start + t) * this.#rows + row) * width;
      values.set(all.subarray(from, from + width), t * width);
    }
    return values;
  }
}

/** Runs the probe on as many rows as its session has, or fewer. Only what is wanted is computed. */
export function callProbe({ session, rows, timesteps }: ProbeSession, given: readonly ProbeRow[], hold: readonly HeldUnit[], wanted: ReadonlySet<string>): Probed {
  const { program } = session;
  const answer = program.task === 'answer';
  const sequences = given.map(({ sequence }) => sequence);
  // Questions are padded on the left, as in training; others on the right, where nothing looks.
  const starts = sequences.map(({ length }) => (answer ? timesteps - length : 0));
  const cells = rows * timesteps;
  const inWidth = program.channels ?? 1;
  const outWidth = program.task === 'forecast' ? program.classes : 1;
  const x = program.channels === undefined ? new Int32Array(cells) : new Float32Array(cells * inWidth);
  const y = program.task === 'forecast' ? new Float32Array(cells * outWidth) : new Int32Array(cells);
  const mask = new Float32Array(cells);
  const w = Object.fromEntries(program.divergences.map(({ node }) => [portOf('w', node), new Float32Array(cells)]));
  given.forEach(({ sequence, w: weights }, row) => {
    const at = row * timesteps + (starts[row] ?? 0);
    x.set(sequence.x, at * inWidth);
    y.set(sequence.y, at * outWidth);
    mask.fill(1, at, at + sequence.length);
    for (const { node } of program.divergences) w[portOf('w', node)]?.set(weights[node] ?? [], at);
  });
  return new Probed(rows, sequences, starts, session.call('probe', { x, y, mask, ...w, ...holdFeeds(program, 'probe', hold) }, wanted));
}
