import { learningRateAt, type RateSettings } from '../../shared/document/learning-rate.ts';

export interface RatePoint {
  readonly step: number;
  /** Of the full learning rate, 0 to 1. */
  readonly share: number;
}

/** About `count` points of the learning rate's curve, evenly apart, with the corners of warm-up and end among them. */
export function rateCurve(settings: RateSettings, count: number): RatePoint[] {
  const { steps, warmUp, learningRate } = settings;
  const last = Math.min(count, steps) - 1;
  const spread = Array.from({ length: last + 1 }, (_, index) => 1 + Math.round((index / Math.max(1, last)) * (steps - 1)));
  const chosen = new Set([...spread, Math.min(Math.max(warmUp, 1), steps)]);
  return [...chosen].sort((a, b) => a - b).map((step) => ({ step, share: learningRateAt(settings, step) / learningRate }));
}
