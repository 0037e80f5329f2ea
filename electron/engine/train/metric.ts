import type { Metric } from '../../../shared/ipc/contract.ts';
import type { Program } from '../../../shared/compiler/program.ts';
import type { Batch } from '../../../shared/text/batch.ts';
import type { Outputs } from '../session.ts';

const DIGITS = 6;

/** What one call of `train` says. `loss` is Σ w·Div / Σ w, whatever training minimises. */
export function metricOf(step: number, program: Program, batch: Batch, outputs: Outputs): Metric {
  const weights = weightsByTimestep(batch.w, program.timesteps);
  const divAt = outputs['divAt'] ?? new Float32Array();
  const div = divAt.reduce((sum, value) => sum + value, 0);
  const sumW = weights.reduce((sum, value) => sum + value, 0);
  const perTimestep: (number | null)[] = Array.from({ length: program.timesteps }, () => null);
  program.judged.forEach((t, k) => (perTimestep[t] = ratio(divAt[k], weights[t])));
  return { step, loss: ratio(div, sumW), div: short(div), sumW, perTimestep, norm: short(outputs['norm']?.[0]) };
}

/** Σ_b w by timestep, `[T]`. */
export function weightsByTimestep(w: Float32Array, timesteps: number): Float64Array {
  const sums = new Float64Array(timesteps);
  w.forEach((value, at) => (sums[at % timesteps] = (sums[at % timesteps] as number) + value));
  return sums;
}

/** Null where nothing was judged or the value is not a finite number: JSON has no NaN. */
export function ratio(value: number | undefined, weight: number | undefined): number | null {
  return value === undefined || !weight ? null : short(value / weight);
}

function short(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(DIGITS));
}
