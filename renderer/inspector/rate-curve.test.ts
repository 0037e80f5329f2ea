import { expect, it } from 'vitest';
import { rateCurve } from './rate-curve.ts';

it('rateCurve has the first step, the corner of the warm-up and the last step', () => {
  const curve = rateCurve({ learningRate: 0.2, rateSchedule: { shape: 'cosine', final: 0.1 }, warmUp: 37, steps: 1000 }, 5);
  expect(curve.map(({ step }) => step)).toEqual([1, 37, 251, 501, 750, 1000]);
  expect(curve[1]?.share).toBe(1);
  expect(curve.at(-1)?.share).toBeCloseTo(0.1, 12);
  expect(rateCurve({ learningRate: 1, rateSchedule: { shape: 'constant' }, warmUp: 9, steps: 1 }, 5)).toEqual([{ step: 1, share: 1 / 9 }]);
});
