import { expect, it } from 'vitest';
import { RestartDelay } from './restart-delay.ts';

it('waits twice as long after each failed start, at most half a minute, and not at all after one that worked', () => {
  const delay = new RestartDelay();
  const waits: number[] = [];
  for (let start = 0; start < 9; start++) {
    delay.failed(1000);
    waits.push(delay.left(1000));
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(delay.left(31_000)).toBe(0);
  delay.worked();
  expect(delay.left(1000)).toBe(0);
});
