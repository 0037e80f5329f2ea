import { describe, expect, it } from 'vitest';
import { pairsDataset } from '../../../shared/text/pairs-dataset.ts';
import { textDataset } from '../../../shared/text/text-dataset.ts';
import { pieceOf } from './excerpt.ts';

const text = textDataset('abcabcabcabc', { symbols: 'character', lowercase: false, maxVocabulary: 100, window: 3, validation: 0.25 }, 'abc');

describe('pieces of the data', () => {
  it('are symbols of the training part, from any place, until it ends', () => {
    expect(pieceOf(text, 1, 3)).toEqual({ total: 9, columns: [], sequences: [{ x: ['b', 'c', 'a'], d: null }] });
    expect(pieceOf(text, 7, 100).sequences).toEqual([{ x: ['b', 'c'], d: null }]);
    expect(pieceOf(text, 9, 100).sequences).toEqual([]);
  });

  it('are whole questions with their answers, one at least', () => {
    const rows = [{ question: 'one two three', answer: 'x' }, { question: 'two', answer: 'y' }, { question: 'three one', answer: 'x' }];
    const pairs = pairsDataset(rows, { symbols: 'word', lowercase: false, validation: 0 }, 'table');
    expect(pieceOf(pairs, 0, 4)).toEqual({ total: 3, columns: [], sequences: [{ x: ['one', 'two', 'three'], d: 'x' }, { x: ['two'], d: 'y' }] });
    expect(pieceOf(pairs, 0, 1).sequences).toHaveLength(1);
    expect(pieceOf(pairs, 2, 100).sequences).toEqual([{ x: ['three', 'one'], d: 'x' }]);
  });

  it('are rows of numbers as they stand in the table', () => {
    const series = { type: 'series' as const, columns: ['a', 'b'], scaling: { mean: [1, 0], deviation: [2, 1] }, training: Float32Array.of(0, 1, 2, 3), validation: null, window: 1, horizon: 1 };
    expect(pieceOf(series, 1, 5)).toEqual({ total: 2, columns: ['a', 'b'], sequences: [{ x: [[5, 3]], d: null }] });
  });
});
