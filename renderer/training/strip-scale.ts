import type { Strip } from '../state/run-strips.ts';

/** Colours span a factor of a hundred at most: below that a divergence is as good as none. */
const SPAN = 100;

export interface StripScale {
  /** nats */
  readonly low: number;
  readonly high: number;
}

/** From the smallest to the largest divergence shown; null where nothing was judged. */
export function stripScale(strips: readonly Strip[]): StripScale | null {
  let [low, high] = [Infinity, 0];
  for (const { values } of strips)
    for (const value of values) {
      if (value === null || !Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (high <= 0) return null;
  // Values that hardly differ are not blown up to the whole ramp.
  return { low: Math.min(Math.max(low, high / SPAN), high / 1.5), high };
}

/** Place of a divergence on the ramp, 0 … 1, by its logarithm: it falls fast at first and slowly later. */
export function shareOf(value: number, { low, high }: StripScale): number {
  return Math.min(1, Math.max(0, Math.log(Math.max(value, low) / low) / Math.log(high / low)));
}

/** Round numbers for the legend, both ends and at most two between, with their place on the ramp. */
export function legendTicks(scale: StripScale): { readonly value: number; readonly share: number }[] {
  const inner = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].filter((value) => {
    const share = shareOf(value, scale);
    return value > scale.low && value < scale.high && share > 0.18 && share < 0.82;
  });
  const nearest = (share: number): number | undefined =>
    [...inner].sort((a, b) => Math.abs(shareOf(a, scale) - share) - Math.abs(shareOf(b, scale) - share))[0];
  const kept = [...new Set(inner.length > 2 ? [nearest(0.35), nearest(0.68)] : [nearest(0.5)])];
  return [scale.low, ...kept, scale.high].flatMap((value) => (value === undefined ? [] : [{ value, share: shareOf(value, scale) }]));
}
