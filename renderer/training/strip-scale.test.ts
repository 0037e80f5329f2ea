import { describe, expect, it } from 'vitest';
import type { Strip } from '../state/run-strips.ts';
import { legendTicks, shareOf, stripScale } from './strip-scale.ts';

const strip = (...values: (number | null)[]): Strip => ({ step: 1, values, loss: 1 });

describe('stripScale', () => {
  it('spans what is shown and passes over what was not judged', () => {
    expect(stripScale([strip(4, null, 1), strip(2, null, 1.5)])).toEqual({ low: 1, high: 4 });
  });
  it('spans a factor of a hundred at most, and one and a half at least', () => {
    expect(stripScale([strip(2, 1e-9)])).toEqual({ low: 0.02, high: 2 });
    expect(stripScale([strip(3, 3)])).toEqual({ low: 2, high: 3 });
  });
  it('is not there where nothing was judged', () => {
    expect(stripScale([strip(null, null)])).toBeNull();
    expect(stripScale([])).toBeNull();
  });
});

describe('shareOf', () => {
  it('goes by the logarithm and stays on the ramp', () => {
    const scale = { low: 1, high: 4 };
    expect(shareOf(2, scale)).toBeCloseTo(0.5);
    expect(shareOf(0, scale)).toBe(0);
    expect(shareOf(9, scale)).toBe(1);
  });
});

describe('legendTicks', () => {
  it('names both ends and round numbers between, in order', () => {
    const ticks = legendTicks({ low: 0.04, high: 4 });
    expect(ticks[0]?.value).toBe(0.04);
    expect(ticks.at(-1)?.value).toBe(4);
    expect(ticks.length).toBeLessThanOrEqual(4);
    ticks.slice(1).forEach(({ share }, index) => expect(share - (ticks[index]?.share ?? 0)).toBeGreaterThan(0.1));
  });
  it('has no round number where there is no room for one', () => {
    expect(legendTicks({ low: 2, high: 3 })).toHaveLength(2);
  });
});
