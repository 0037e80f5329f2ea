import { describe, expect, it } from 'vitest';
import type { MessageKey } from '../i18n/messages.ts';
import { describeDataset } from './describe.ts';
import { factsOf, rowsFor } from './dataset.ts';
import { pairsDataset } from './pairs-dataset.ts';
import { textDataset } from './text-dataset.ts';

const characters = { symbols: 'character', lowercase: false, maxVocabulary: 2000, window: 4, validation: 0 } as const;
const words = { symbols: 'word', lowercase: true, validation: 0 } as const;
const failsWith = (key: MessageKey): unknown => expect.objectContaining({ key });

describe('textDataset', () => {
  it('reads "hello"', () => {
    const dataset = textDataset('hello', characters, 'hello');
    expect(factsOf(dataset)).toEqual({ symbols: 4, classes: 4, timesteps: 4, lengths: [4] });
    expect(rowsFor(dataset, 50)).toBe(1);
    expect(describeDataset(dataset).examples).toEqual([{ x: ['h', 'e', 'l', 'l'], d: ['e', 'l', 'l', 'o'] }]);
  });

  it('keeps the end for validation', () => {
    const dataset = textDataset('abcdefghij', { ...characters, validation: 0.3 }, 'x');
    expect([dataset.training.length, dataset.validation?.length]).toEqual([7, 3]);
    expect(dataset.vocabulary.symbol(dataset.validation?.[0] ?? 0)).toBe('h');
  });

  it.each([
    ['', 'errors:data.emptyCorpus'],
    [' \n ', 'errors:data.emptyCorpus'],
    ['aaaaaaaaaa', 'errors:data.oneSymbol'],
    ['abcd', 'errors:data.shortCorpus'],
  ] as const)('says what is wrong with %j', (text, key) => {
    expect(() => textDataset(text, characters, 'x')).toThrow(failsWith(key));
  });

  it('says when the validation part takes too much', () => {
    expect(() => textDataset('abcdef', { ...characters, validation: 0.5 }, 'x')).toThrow(failsWith('errors:data.shortTrainingPart'));
  });
});

describe('pairsDataset', () => {
  const rows = [
    { question: 'Color of sky', answer: 'blue' },
    { question: 'color of ripe cherry', answer: 'red' },
    { question: 'ruby', answer: 'red ' },
  ];

  it('reads questions as words and answers as classes', () => {
    const dataset = pairsDataset(rows, words, 'colors');
    expect(dataset.answers).toEqual(['blue', 'red']);
    expect(factsOf(dataset)).toEqual({ symbols: 6, classes: 2, timesteps: 4, lengths: [1, 3, 4] });
    expect(dataset.training.map((pair) => pair.answer)).toEqual([0, 1, 1]);
    expect(rowsFor(dataset, 2)).toBe(2);
  });

  it('keeps a share of the rows for validation, the same each time', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ question: `q${index}`, answer: `a${index % 3}` }));
    const dataset = pairsDataset(many, { ...words, validation: 0.25 }, 'x');
    expect([dataset.training.length, dataset.validation?.length]).toEqual([15, 5]);
    expect(pairsDataset(many, { ...words, validation: 0.25 }, 'x')).toEqual(dataset);
  });

  it.each([
    [[], 'errors:data.noPairs'],
    [[{ question: ' ', answer: 'x' }], 'errors:data.noQuestion'],
    [[{ question: 'x', answer: '' }], 'errors:data.noAnswer'],
    [[{ question: 'x', answer: 'y' }, { question: 'z', answer: 'y' }], 'errors:data.oneAnswer'],
  ] as const)('says what is wrong with %j', (bad, key) => {
    expect(() => pairsDataset(bad, words, 'x')).toThrow(failsWith(key));
  });
});
