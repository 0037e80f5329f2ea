import type { RampName } from '../training/theme-colours.ts';

/** How numbers become places on a ramp. */
export interface HeatScale {
  readonly ramp: RampName;
  readonly low: number;
  readonly high: number;
  /** Powers of ten lie evenly; both ends are above 0. */
  readonly log?: boolean;
}

export const gateScale: HeatScale = { ramp: 'gate', low: 0, high: 1 };

/** Paper at 0, both ends as far from it as the farthest of the numbers, at least `least`. */
export function stateScale(values: ArrayLike<number>, least = 1): HeatScale {
  let most = least;
  for (let index = 0; index < values.length; index++) most = Math.max(most, Math.abs(values[index] as number) || 0);
  return { ramp: 'state', low: -most, high: most };
}

/** 0 … 1; null: not a number, nothing to paint. */
export function placeOn({ low, high, log }: HeatScale, value: number): number | null {
  if (Number.isNaN(value)) return null;
  const [from, to, at] = log ? [Math.log10(low), Math.log10(high), Math.log10(Math.max(value, Number.MIN_VALUE))] : [low, high, value];
  return to === from ? 0.5 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
