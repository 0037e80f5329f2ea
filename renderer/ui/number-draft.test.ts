import { describe, expect, it } from 'vitest';
import { isLegal, legalise, readNumber, stepNumber } from './number-draft.ts';

describe('readNumber', () => {
  it.each([
    ['128', 128],
    [' 0.5 ', 0.5],
    ['1,000', 1000],
    ['1,234,567.5', 1234567.5],
    ['0,5', 0.5],
    ['1e-3', 0.001],
    ['−2', -2],
    ['10 000', 10000],
  ])('reads %s', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', ' ', 'abc', '1.2.3', 'Infinity', 'NaN'])('finds no number in "%s"', (text) => expect(readNumber(text)).toBeNull());
});

describe('legalise', () => {
  const rule = { min: 1, max: 10, integer: true };
  it('rounds and keeps to the limits', () => {
    expect([0, 3.6, 99].map((value) => legalise(value, rule))).toEqual([1, 4, 10]);
    expect([1, 3.6, 11].map((value) => isLegal(value, rule))).toEqual([true, false, false]);
  });
});

describe('stepNumber', () => {
  it('steps without binary tails', () => {
    expect(stepNumber(0.1, 1, { min: 0, max: 1, step: 0.2 })).toBe(0.3);
    expect(stepNumber(5, 1, { min: 0, max: 100 }, true)).toBe(15);
  });

  it('goes along 1, 2, 5 where the step is logarithmic, and back the same way', () => {
    const rule = { min: 1e-9, max: 1e12, step: 'log' } as const;
    const up = [0.001];
    while (up.length < 5) up.push(stepNumber(up.at(-1) ?? 0, 1, rule));
    expect(up).toEqual([0.001, 0.002, 0.005, 0.01, 0.02]);
    const down = [0.02];
    while (down.length < 5) down.push(stepNumber(down.at(-1) ?? 0, -1, rule));
    expect(down).toEqual([...up].reverse());
    expect(stepNumber(0.003, 1, rule)).toBe(0.005);
  });

  it('stops at the limits', () => expect(stepNumber(10, 1, { min: 0, max: 10 })).toBe(10));
});
