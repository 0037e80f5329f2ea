import { expect, it } from 'vitest';
import { linePath } from './line-path.ts';

it('leads through all points, and is broken where there is none', () => {
  expect(linePath([[0, 1], [1, 2.26], [2, NaN], [3, 4], [4, Infinity], [5, 6]])).toBe('M0.0 1.0L1.0 2.3M3.0 4.0M5.0 6.0');
  expect(linePath([])).toBe('');
});
