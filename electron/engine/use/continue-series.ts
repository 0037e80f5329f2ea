import { portOf } from '../../../shared/compiler/functions/judge.ts';
import type { HeldUnit } from '../../../shared/ipc/contract.ts';
import { Breath } from '../breath.ts';
import { holdFeeds } from '../hold-feeds.ts';
import type { Session } from '../session.ts';

export interface Continuing {
  /** Rows that are read first, from a zero state; row-major and scaled, at least `horizon`. */
  readonly known: Float32Array;
  readonly width: number;
  /** Rows to go on for. */
  readonly length: number;
  readonly horizon: number;
  /** The divergence whose prediction is fed back. */
  readonly output: string;
  /** Units that are held, in a program that can. */
  readonly hold?: readonly HeldUnit[];
}

/** The rows after `known`, row-major and scaled. `step` must be prepared. */
export async function continueSeries(session: Session, { known, width, length, horizon, output, hold = [] }: Continuing): Promise<Float32Array> {
  const rows = known.length / width;
  const all = new Float32Array((rows + length) * width);
  all.set(known);
  const held = holdFeeds(session.program, 'step', hold);
  const breath = new Breath();
  for (let t = 0; t + horizon < rows + length; t++) {
    const x = all.slice(t * width, (t + 1) * width);
    const outputs = session.call('step', { x, keep: Float32Array.of(t === 0 ? 0 : 1), ...held });
    if (t + horizon >= rows) all.set(outputs[portOf('scores', output)] ?? [], (t + horizon) * width);
    await breath.takeIfDue();
  }
  return all.slice(rows * width, (rows + length) * width);
}
