import { describe, expect, it } from 'vitest';
import type { SeriesDataset } from '../../../shared/series/series-dataset.ts';
import { endOfSeries } from './forecast.ts';

const dataset = (training: Float32Array, validation: Float32Array | null): SeriesDataset => ({
  type: 'series', columns: ['a', 'b'], scaling: { mean: [0, 0], deviation: [1, 1] }, training, validation, window: 3, horizon: 1,
});
const counting = (from: number, length: number): Float32Array => Float32Array.from({ length }, (_, i) => from + i);

describe('endOfSeries', () => {
  it('is the last four windows, across the border of training and validation', () => {
    expect(endOfSeries(dataset(counting(0, 40), counting(40, 10)))).toEqual(counting(26, 24));
    expect(endOfSeries(dataset(counting(0, 40), null))).toEqual(counting(16, 24));
    expect(endOfSeries(dataset(counting(0, 8), counting(8, 2)))).toEqual(counting(0, 10));
  });

  it('is found in a series of a million numbers', () => {
    expect(endOfSeries(dataset(counting(0, 100), counting(100, 1_000_000)))).toEqual(counting(1_000_076, 24));
  });
});
