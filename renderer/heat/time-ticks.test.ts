import { expect, it } from 'vitest';
import { timeTicks } from './time-ticks.ts';

it('has the first, the last, and round numbers that do not crowd them', () => {
  expect(timeTicks(1)).toEqual([1]);
  expect(timeTicks(4)).toEqual([1, 2, 3, 4]);
  expect(timeTicks(25)).toEqual([1, 5, 10, 15, 20, 25]);
  expect(timeTicks(60, 8)).toEqual([1, 10, 20, 30, 40, 50, 60]);
  expect(timeTicks(2_000)).toEqual([1, 200, 400, 600, 800, 1_000, 1_200, 1_400, 1_600, 1_800, 2_000]);
});
