import type { ProgramDivergence, Program } from '../../../shared/compiler/program.ts';
import { lastColumns } from '../../../shared/compiler/short-train.ts';
import { portOf } from '../../../shared/compiler/functions/judge.ts';
import type { DivergenceMetric, Metric } from '../../../shared/ipc/contract.ts';
import type { Batch } from '../../../shared/text/batch.ts';
import type { Outputs } from '../session.ts';

const DIGITS = 6;

/**
 * What one call of `train` says. `loss` is Σ share · Σ w·Div / Σ w, whatever training minimises; div, sumW and perTimestep are
 * those of the first divergence, and where there are several, `divergences` has them all.
 */
export function metricOf(step: number, program: Program, batch: Batch, outputs: Outputs): Metric {
  const judged = program.divergences.map((divergence) => figuresOf(divergence, program.timesteps, batch, outputs));
  const [first] = judged;
  if (!first) throw new Error('a program has a divergence');
  const { div, sumW, perTimestep } = first;
  const loss = totalLoss(program, judged);
  return { step, loss, div, sumW, perTimestep, norm: short(outputs['norm']?.[0]), ...(judged.length > 1 && { divergences: judged }) };
}

function figuresOf({ node, judged }: ProgramDivergence, timesteps: number, batch: Batch, outputs: Outputs): DivergenceMetric {
  // A batch of shorter questions has the last timesteps alone.
  const own = batch.mask.length / batch.keep.length;
  const skipped = timesteps - own;
  const weights = weightsByTimestep(batch.w[node] ?? new Float32Array(), own);
  const divAt = outputs[portOf('divAt', node)] ?? new Float32Array();
  const div = divAt.reduce((sum, value) => sum + value, 0);
  const sumW = weights.reduce((sum, value) => sum + value, 0);
  const perTimestep: (number | null)[] = Array.from({ length: timesteps }, () => null);
  lastColumns(judged, skipped).forEach((t, k) => (perTimestep[skipped + t] = ratio(divAt[k], weights[t])));
  return { node, loss: ratio(div, sumW), div: short(div), sumW, perTimestep };
}

/** Σ share · loss over the divergences that judged something; null where none did, or one is not a finite number. */
export function totalLoss(
  { divergences }: Pick<Program, 'divergences'>,
  figures: readonly { readonly loss: number | null; readonly sumW: number }[],
): number | null {
  const terms = figures.flatMap(({ loss, sumW }, i) => (sumW > 0 ? [loss === null ? NaN : loss * (divergences[i]?.share ?? 1)] : []));
  return terms.length === 0 ? null : short(terms.reduce((sum, term) => sum + term, 0));
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
