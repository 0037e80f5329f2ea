import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSymbols, splitSymbols, visibleSymbol } from './symbols.ts';

const characters = { symbols: 'character', lowercase: false } as const;
const words = { symbols: 'word', lowercase: true } as const;

describe('characters', () => {
  it('are code points, not halves of them', () => {
    expect(splitSymbols('a😀é', characters)).toEqual(['a', '😀', 'é']);
  });

  it('come without byte order mark and with Unix newlines', () => {
    expect(splitSymbols('\uFEFFa\r\nb\rc', characters)).toEqual(['a', '\n', 'b', '\n', 'c']);
  });

  it('join back to the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\uFEFF]/.test(text)), (text) => {
        expect(joinSymbols(splitSymbols(text, characters), characters)).toBe(text);
      }),
    );
  });
});

describe('words', () => {
  it('are lower case where asked for, and marks stand alone', () => {
    expect(splitSymbols('Call me Ishmael.\n"Well-known," don’t you?', words)).toEqual([
      'call', 'me', 'ishmael', '.', '\n', '"', 'well-known', ',', '"', 'don’t', 'you', '?',
    ]);
  });

  it('keep their case otherwise, in any script', () => {
    expect(splitSymbols('하늘 색 Blue', { symbols: 'word', lowercase: false })).toEqual(['하늘', '색', 'Blue']);
  });

  it('join back to readable text', () => {
    const text = 'he said: "well, (perhaps) so." and left—alone.\nthen $5 rose 3%; “quite so,” she said.';
    expect(joinSymbols(splitSymbols(text, words), words)).toBe(text);
  });

  it('give the same symbols again after joining', () => {
    const mark = fc.constantFrom('sky', 'is', "don't", '.', ',', '"', '(', ')', '\n', '—', '?', '$');
    fc.assert(
      fc.property(fc.array(mark), (symbols) => {
        expect(splitSymbols(joinSymbols(symbols, words), words)).toEqual(symbols);
      }),
    );
  });
});

it('shows white space in a sentence', () => {
  expect(visibleSymbol('a b\n')).toBe('a␣b⏎');
});
