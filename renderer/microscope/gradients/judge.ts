import type { ProbedSequence } from '../../../shared/ipc/contract.ts';

/** Which timesteps' divergences are looked at: as the drawing weighs them, the last with a target, one, or all with one. */
export const judges = ['drawn', 'last', 'one', 'every'] as const;
export type Judge = (typeof judges)[number];

type Targets = Pick<ProbedSequence, 'length' | 'divergences'>;

/** By index: is anything desired there. Div is NaN elsewhere. */
export function hasTarget({ length, divergences }: Targets): boolean[] {
  return Array.from({ length }, (_, t) => divergences.some(({ div }) => !Number.isNaN(div[t])));
}

/** From 1; null: nothing is desired of this input. */
export function lastTarget(sequence: Targets): number | null {
  return hasTarget(sequence).lastIndexOf(true) + 1 || null;
}

/** w for a probe; null: the drawing's own. Divergences keep the shares that they have of the whole. @param tau from 1; null: the last */
export function weightsOf(judge: Judge, tau: number | null, sequence: Targets): Record<string, number[]> | null {
  if (judge === 'drawn') return null;
  const last = lastTarget(sequence);
  const only = judge === 'every' ? null : judge === 'last' ? last : Math.min(tau ?? last ?? 1, sequence.length);
  return Object.fromEntries(
    sequence.divergences.map(({ node, share, div }) => [node, Array.from(div, (value, t) => (!Number.isNaN(value) && (only === null || t + 1 === only) ? share : 0))]),
  );
}
