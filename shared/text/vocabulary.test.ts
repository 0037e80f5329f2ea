import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { errorText } from '../i18n/index.ts';
import { characterVocabulary, UNKNOWN, Vocabulary, wordVocabulary } from './vocabulary.ts';

const characters = { symbols: 'character', lowercase: false } as const;

describe('characterVocabulary', () => {
  it('orders by code point and counts', () => {
    const { vocabulary, counts } = characterVocabulary('hello', characters);
    expect(vocabulary.symbols).toEqual(['e', 'h', 'l', 'o']);
    expect(counts).toEqual([1, 1, 2, 1]);
    expect(vocabulary.unknown).toBeNull();
  });

  it('encodes a text the same way as its symbols', () => {
    const { vocabulary } = characterVocabulary('x😀y\n', characters);
    expect(vocabulary.encodeText('y😀\nx', characters)).toEqual(vocabulary.encode(['y', '😀', '\n', 'x']));
  });
});

describe('wordVocabulary', () => {
  const words = ['b', 'a', 'b', 'c', 'a', 'b', 'd'];

  it('keeps all, most frequent first, where there is room', () => {
    const { vocabulary, counts } = wordVocabulary(words, 4);
    expect(vocabulary.symbols).toEqual(['b', 'a', 'c', 'd']);
    expect(counts).toEqual([3, 2, 1, 1]);
  });

  it('gives the last place to the rest where there is none', () => {
    const { vocabulary, counts } = wordVocabulary(words, 3);
    expect(vocabulary.symbols).toEqual(['b', 'a', UNKNOWN]);
    expect(counts).toEqual([3, 2, 2]);
    expect([...vocabulary.encode(['d', 'a', 'never seen'])]).toEqual([2, 1, 2]);
  });
});

it('names a symbol it does not know, and some it does', () => {
  const vocabulary = new Vocabulary(['h', 'e', 'l', 'o', ' ']);
  expect(() => vocabulary.index('z')).toThrow(UserError);
  try {
    vocabulary.encodeText('hez', characters);
  } catch (error) {
    expect(errorText(error)).toContain('"z"');
    expect(errorText(error)).toContain('h e l o ␣');
  }
  expect.assertions(3);
});
