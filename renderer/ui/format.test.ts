import { describe, expect, it } from 'vitest';
import { formatCount, formatDuration, formatLoss, formatNumber, formatPercent, formatPower, formatProbability } from './format.ts';

const significant = (text: string): number => text.replace(/e.*$/, '').replace(/[^0-9]/g, '').replace(/^0+/, '').length;

describe('formatNumber', () => {
  it.each([
    [78_336, '78,340'], [53.42, '53.42'], [135_712, '135,700'], [0, '0'], [-1.5, '−1.5'], [2.44e-7, '2.4e−7'],
    [1e12, '1.0e12'], [Number.NaN, '–'], [Number.POSITIVE_INFINITY, '∞'], [0.123_456, '0.1235'],
  ])('writes %d as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it('never shows more than four significant digits of a measure', () => {
    for (const value of [1.234567, 12.34567, 123.4567, 0.001234567]) expect(significant(formatNumber(value))).toBeLessThanOrEqual(4);
  });
});

describe('formatLoss', () => {
  it.each([
    [4.0431, '4.04'], [1.631, '1.63'], [0.7424, '0.742'], [0.0004, '4.0e−4'], [0.9999, '1.00'], [12.34, '12.3'], [123.4, '123'],
    [1_234.5, '1,235'], [0, '0.000'], [-0.5, '−0.500'],
  ])('writes %d as %s', (value, text) => expect(formatLoss(value)).toBe(text));

  it('writes a dash where there is none', () => {
    expect(formatLoss(null)).toBe('–');
    expect(formatLoss(Number.NaN)).toBe('–');
  });
});

describe('other formats', () => {
  it('counts exactly', () => expect(formatCount(1_198_274)).toBe('1,198,274'));
  it('writes powers of ten with a true minus', () => expect(formatPower(2.4e-7)).toBe('2.4e−7'));
  it('keeps small and nearly certain probabilities apart from 0 and 1', () => {
    expect([0, 0.0001, 0.408, 0.99999, 1].map(formatProbability)).toEqual(['0.000', '<0.001', '0.408', '>0.999', '1.000']);
  });
  it('says 0% and 100% only where it is so', () => {
    expect([0, 0.00001, 0.58, 0.973, 0.99999, 1].map(formatPercent)).toEqual(['0%', '0.1%', '58%', '97.3%', '99.9%', '100%']);
  });
  it('writes durations as clocks', () => {
    expect([0, 48, 66, 725.6, 3_723].map(formatDuration)).toEqual(['0:00', '0:48', '1:06', '12:06', '1:02:03']);
  });
});
