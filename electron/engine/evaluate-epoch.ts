import { portOf } from '../../shared/compiler/functions/judge.ts';
import type { ProgramDivergence } from '../../shared/compiler/program.ts';
import type { Batch, Epoch } from '../../shared/text/batch.ts';
import { Breath } from './breath.ts';
import { feedsOf } from './feeds.ts';
import { ratio, totalLoss, weightsByTimestep } from './train/metric.ts';
import type { Outputs, Session } from './session.ts';

/** Sums over the symbols that a divergence judges, and what follows from them. */
export interface DivergenceEvaluation {
  /** Id of the divergence. */
  readonly node: string;
  readonly div: number;
  readonly sumW: number;
  /** Σ w·Div / Σ w; null where nothing is judged. */
  readonly loss: number | null;
  /** Share of the symbols with a weight that were answered right; null for numbers. */
  readonly accuracy: number | null;
  /** Mean divergence by timestep; null where nothing is judged. */
  readonly perTimestep: readonly (number | null)[];
  /** The same of the last timestep alone, where a question is read whole. */
  readonly last: { readonly loss: number | null; readonly accuracy: number | null };
}

/** `loss` is the sum of the losses, each times its share; the other figures are those of the first divergence. */
export interface Evaluation extends Omit<DivergenceEvaluation, 'node'> {
  /** All of them where there are several. */
  readonly divergences?: readonly DivergenceEvaluation[];
}

export interface EvaluationOptions {
  /** Batches that are read, from the first. */
  readonly limit?: number;
  /** Asked between batches; true ends it with null. */
  readonly stopped?: () => boolean;
}

/** Runs `evaluate` (which must be prepared) over an epoch; other work gets its turn between batches. */
export async function evaluateEpoch(session: Session, epoch: Epoch, options: EvaluationOptions = {}): Promise<Evaluation | null> {
  const { program } = session;
  const sums = program.divergences.map((divergence) => new Sums(divergence, program.timesteps));
  const breath = new Breath();
  for (let index = 0; index < Math.min(epoch.batches, options.limit ?? Infinity); index++) {
    if (options.stopped?.()) return null;
    const batch = epoch.batch(index);
    const outputs = session.call('evaluate', feedsOf(batch));
    for (const each of sums) each.add(batch, outputs);
    await breath.takeIfDue();
  }
  const divergences = sums.map((each) => each.figures());
  const [first] = divergences;
  if (!first) throw new Error('a program has a divergence');
  const { node: _, ...figures } = first;
  return { ...figures, loss: totalLoss(program, divergences), ...(divergences.length > 1 && { divergences }) };
}

class Sums {
  readonly #divergence: ProgramDivergence;
  readonly #divAt: Float64Array;
  readonly #weightAt: Float64Array;
  #right = 0;
  #judged = 0;
  #rightAtLast = 0;
  #judgedAtLast = 0;

  constructor(divergence: ProgramDivergence, timesteps: number) {
    this.#divergence = divergence;
    this.#divAt = new Float64Array(timesteps);
    this.#weightAt = new Float64Array(timesteps);
  }

  add(batch: Batch, outputs: Outputs): void {
    const { node } = this.#divergence;
    const w = batch.w[node] ?? new Float32Array();
    addTo(this.#divAt, outputs[portOf('divAt', node)] ?? []);
    addTo(this.#weightAt, weightsByTimestep(w, this.#weightAt.length));
    const correctAt = outputs[portOf('correctAt', node)];
    this.#right += correctAt?.reduce((sum, value) => sum + value, 0) ?? 0;
    this.#judged += w.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
    this.#rightAtLast += correctAt?.at(-1) ?? 0;
    const timesteps = this.#weightAt.length;
    for (let at = timesteps - 1; at < w.length; at += timesteps) this.#judgedAtLast += (w[at] as number) > 0 ? 1 : 0;
  }

  figures(): DivergenceEvaluation {
    const div = this.#divAt.reduce((sum, value) => sum + value, 0);
    const sumW = this.#weightAt.reduce((sum, value) => sum + value, 0);
    const counts = this.#divergence.measure === 'cross-entropy';
    const perTimestep = [...this.#divAt].map((value, t) => ratio(value, this.#weightAt[t]));
    return {
      node: this.#divergence.node,
      div,
      sumW,
      loss: ratio(div, sumW),
      accuracy: counts ? ratio(this.#right, this.#judged) : null,
      perTimestep,
      last: { loss: perTimestep.at(-1) ?? null, accuracy: counts ? ratio(this.#rightAtLast, this.#judgedAtLast) : null },
    };
  }
}

function addTo(sums: Float64Array, values: ArrayLike<number>): void {
  for (let t = 0; t < values.length; t++) sums[t] = (sums[t] as number) + (values[t] as number);
}
