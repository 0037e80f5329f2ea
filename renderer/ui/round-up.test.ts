import { expect, it } from 'vitest';
import { roundUp } from './round-up.ts';

it('is the next round number, and a round number itself', () => {
  expect([0.0013, 0.1, 1, 1.01, 2, 6.9, 9.5, 75].map((most) => roundUp(most))).toEqual([0.0015, 0.1, 1, 1.5, 2, 7, 10, 100]);
  expect(roundUp(3, [1, 2, 5, 10])).toBe(5);
});
