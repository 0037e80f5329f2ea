import { describe, expect, it } from 'vitest';
import { bucketLengths } from './length-buckets.ts';

const repeated = (...pairs: readonly [length: number, count: number][]): number[] => pairs.flatMap(([length, count]) => Array.from({ length: count }, () => length));

describe('bucketLengths', () => {
  it('is the longest alone where nothing is saved', () => {
    expect(bucketLengths([5, 5, 5], 5)).toEqual([5]);
    // 100 · 10 timesteps either way but for one row: not a tenth.
    expect(bucketLengths(repeated([1, 1], [10, 99]), 10)).toEqual([10]);
    expect(bucketLengths([], 7)).toEqual([7]);
  });

  it('takes the lengths that leave the fewest timesteps', () => {
    // One bucket: 40 · 20 = 800; [4, 20]: 30 · 4 + 10 · 20 = 320; [3, 4, 20] would save 10 more.
    expect(bucketLengths(repeated([3, 10], [4, 20], [20, 10]), 20)).toEqual([4, 20]);
  });

  it('pads to the longest of all, though no training row is as long', () => {
    expect(bucketLengths(repeated([2, 50]), 9)).toEqual([2, 9]);
  });

  it('makes four at most', () => {
    expect(bucketLengths(repeated([1, 64], [2, 32], [4, 16], [8, 16], [16, 16], [32, 16]), 32)).toHaveLength(4);
  });
});
