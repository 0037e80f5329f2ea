import type { Epoch } from '../../shared/text/batch.ts';
import { Breath } from './breath.ts';
import { ratio, weightsByTimestep } from './train/metric.ts';
import type { Session } from './session.ts';

/** Sums over judged symbols, and what follows from them. */
export interface Evaluation {
  readonly div: number;
  readonly sumW: number;
  /** Σ w·Div / Σ w, nats; null where nothing is judged. */
  readonly loss: number | null;
  /** Share of the symbols with a weight that were answered right. */
  readonly accuracy: number | null;
  /** Mean divergence by timestep; null where nothing is judged. */
  readonly perTimestep: readonly (number | null)[];
}

export interface EvaluationOptions {
  /** Batches that are read, from the first. */
  readonly limit?: number;
  /** Asked between batches; true ends it with null. */
  readonly stopped?: () => boolean;
}

/** Runs `evaluate` (which must be prepared) over an epoch; other work gets its turn between batches. */
export async function evaluateEpoch(session: Session, epoch: Epoch, options: EvaluationOptions = {}): Promise<Evaluation | null> {
  const { timesteps } = session.program;
  const divAt = new Float64Array(timesteps);
  const weightAt = new Float64Array(timesteps);
  let right = 0;
  let judged = 0;
  const breath = new Breath();
  for (let index = 0; index < Math.min(epoch.batches, options.limit ?? Infinity); index++) {
    if (options.stopped?.()) return null;
    const batch = epoch.batch(index);
    const outputs = session.call('evaluate', { ...batch });
    outputs['divAt']?.forEach((value, t) => (divAt[t] = (divAt[t] as number) + value));
    weightsByTimestep(batch.w, timesteps).forEach((value, t) => (weightAt[t] = (weightAt[t] as number) + value));
    right += outputs['correctAt']?.reduce((sum, value) => sum + value, 0) ?? 0;
    judged += batch.w.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
    await breath.takeIfDue();
  }
  const div = divAt.reduce((sum, value) => sum + value, 0);
  const sumW = weightAt.reduce((sum, value) => sum + value, 0);
  return {
    div,
    sumW,
    loss: ratio(div, sumW),
    accuracy: ratio(right, judged),
    perTimestep: [...divAt].map((value, t) => ratio(value, weightAt[t])),
  };
}
