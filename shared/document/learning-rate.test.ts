import { describe, expect, it } from 'vitest';
import { hasConstantRate, learningRateAt, type RateSettings } from './learning-rate.ts';

const constant: RateSettings = { learningRate: 0.2, rateSchedule: { shape: 'constant' }, warmUp: 0, steps: 9 };
const rates = (settings: Partial<RateSettings>, steps = constant.steps): number[] =>
  Array.from({ length: steps }, (_, index) => learningRateAt({ ...constant, ...settings }, index + 1));
const close = (wanted: readonly number[]): unknown => wanted.map((rate) => expect.closeTo(rate, 15) as unknown);

describe('the learning rate', () => {
  it('is exactly the number of the document without a schedule', () => {
    expect(new Set(rates({}, 1000))).toEqual(new Set([0.2]));
    expect(hasConstantRate(constant)).toBe(true);
  });

  it('rises to its full value in the steps of the warm-up', () => {
    expect(rates({ warmUp: 4 })).toEqual(close([0.05, 0.1, 0.15, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]));
    expect(rates({ warmUp: 1 })).toEqual(rates({}));
    expect([hasConstantRate({ ...constant, warmUp: 4 }), hasConstantRate({ ...constant, warmUp: 1 })]).toEqual([false, true]);
  });

  it('falls by a factor every few steps, counted from the first at full rate', () => {
    const rateSchedule = { shape: 'step', factor: 0.5, every: 3 } as const;
    expect(rates({ rateSchedule })).toEqual(close([0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05]));
    expect(rates({ rateSchedule, warmUp: 2 })).toEqual(close([0.1, 0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05]));
  });

  it('falls along half a cosine from the first step at full rate to the last step', () => {
    const half = Math.SQRT1_2 / 2;
    expect(rates({ rateSchedule: { shape: 'cosine', final: 0 }, steps: 5 }, 5)).toEqual(close([0.2, 0.2 * (0.5 + half), 0.1, 0.2 * (0.5 - half), 0]));
    expect(rates({ rateSchedule: { shape: 'cosine', final: 0.1 }, steps: 3 }, 3)).toEqual(close([0.2, 0.11, 0.02]));
    expect(rates({ rateSchedule: { shape: 'cosine', final: 0.1 }, warmUp: 2, steps: 4 }, 4)).toEqual(close([0.1, 0.2, 0.11, 0.02]));
  });

  it('keeps the last rate of a cosine beyond the steps of the document', () => {
    const cosine = { rateSchedule: { shape: 'cosine', final: 0.1 }, steps: 3 } as const;
    expect(rates(cosine, 5)).toEqual(close([0.2, 0.11, 0.02, 0.02, 0.02]));
    expect(rates({ ...cosine, steps: 1 }, 2)).toEqual(close([0.2, 0.02]));
    expect(rates({ ...cosine, warmUp: 5 }, 3)).toEqual(close([0.04, 0.08, 0.12]));
  });
});
