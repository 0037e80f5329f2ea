import { describe, expect, it } from 'vitest';
import { correlation, isTelling, joined, placeProperty, propertiesOfNumbers, propertiesOfSymbols, type PropertyId } from './properties.ts';

const of = (text: string, id: PropertyId): number[] => [...(propertiesOfSymbols([...text], 'character').find((property) => property.id === id)?.values ?? [])];

describe('properties of a text', () => {
  it('count letters of a word, and symbols since the end of a line', () => {
    expect(of("it's a\nB", 'placeInWord')).toEqual([1, 2, 0, 1, 0, 1, 0, 1]);
    expect(of('ab\ncd', 'sinceLineEnd')).toEqual([0, 1, 2, 0, 1]);
    expect(of('aBé 1.', 'vowel')).toEqual([1, 0, 1, 0, 0, 0]);
    expect(of('aBé 1.', 'upperCase')).toEqual([0, 1, 0, 0, 0, 0]);
    expect(of('a 1.', 'space')).toEqual([0, 1, 0, 0]);
    expect(of('a 1.', 'digit')).toEqual([0, 0, 1, 0]);
    expect(of('a 1.', 'mark')).toEqual([0, 0, 0, 1]);
  });

  it('know quotes, which end with an empty line at the latest, and brackets inside brackets', () => {
    expect(of('a"b"c', 'inQuotes')).toEqual([0, 1, 1, 0, 0]);
    expect(of('“a”b', 'inQuotes')).toEqual([1, 1, 0, 0]);
    expect(of('"a\n\nb', 'inQuotes')).toEqual([1, 1, 1, 0, 0]);
    expect(of('([a])b)', 'inBrackets')).toEqual([1, 2, 2, 1, 0, 0, 0]);
  });

  it('are others of words, and of numbers', () => {
    const words = propertiesOfSymbols(['The', 'sky', '.', 'It'], 'word');
    const values = (id: PropertyId): number[] => [...(words.find((property) => property.id === id)?.values ?? [])];
    expect(values('placeInSentence')).toEqual([1, 2, 3, 1]);
    expect(values('wordLength')).toEqual([3, 3, 1, 2]);
    expect(words.some(({ id }) => id === 'vowel')).toBe(false);
    const [value, change] = propertiesOfNumbers([[1], [3]], ['x']);
    expect([value?.column, ...(value?.values ?? [])]).toEqual(['x', 1, 3]);
    expect([...(change?.values ?? [])]).toEqual([Number.NaN, 2]);
  });

  it('are joined sequence by sequence, and tell nothing where they are rare', () => {
    expect([...(joined([[placeProperty(2)], [placeProperty(3)]])[0]?.values ?? [])]).toEqual([1, 2, 1, 2, 3]);
    const events = (count: number, length = 300) => ({ id: 'vowel' as const, values: Float32Array.from({ length }, (_, t) => Number(t < count)) });
    expect([events(19), events(20), events(281), events(100, 199)].map(isTelling)).toEqual([false, true, false, false]);
  });
});

describe('correlation', () => {
  it('is 1 for what rises together, −1 for what falls, NaN for what never changes', () => {
    expect(correlation([1, 2, 3, 4], [10, 20, 30, 40])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 1, 1, 1], [4, 3, 2, 1])).toBeNaN();
    expect(correlation([0.1, 0.1, 0.1], [1, 2, 3])).toBeNaN();
  });

  it('is Pearson’s, of one unit among several, without what is no number', () => {
    // By hand: means 2 and 7/3, covariance 1/3 · (−1·−4/3 + 0 + 1·5/3) = 1, deviations √(2/3) and √(14/9).
    expect(correlation([9, 1, 9, 2, 9, 3], [1, 2, 4], 1, 2)).toBeCloseTo(1 / Math.sqrt((2 / 3) * (14 / 9)), 12);
    expect(correlation([1, 5, 2, 3], [1, Number.NaN, 2, 3])).toBeCloseTo(1, 12);
  });
});
