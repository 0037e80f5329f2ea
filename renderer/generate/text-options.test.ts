import { describe, expect, it } from 'vitest';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { isAboutPrime, proposedLength, proposedPrime } from './text-options.ts';

const dataset = (symbols: number, x: string[]): DatasetFacts => ({
  facts: { symbols, classes: symbols, timesteps: 40, lengths: [40] },
  total: 100, training: 90, validation: 10, rows: 1, vocabulary: [], answers: [], examples: [{ x, d: [] }],
});

describe('proposedPrime', () => {
  it('is what the samples of the run start with', () => {
    expect(proposedPrime([{ step: 1, prime: 'the white', text: '' }], null, { symbols: 'character' })).toBe('the white');
  });
  it('is one symbol of a tiny vocabulary, some of a larger one, three words', () => {
    expect(proposedPrime([], dataset(4, [...'hello']), { symbols: 'character' })).toBe('h');
    expect(proposedPrime([], dataset(57, [...'call me ishmael. some years']), { symbols: 'character' })).toBe('call me ishmael.');
    expect(proposedPrime([], dataset(900, ['call', 'me', 'ishmael', '.']), { symbols: 'word' })).toBe('call me ishmael');
  });
  it('is empty until the data is known', () => expect(proposedPrime([], null, { symbols: 'word' })).toBe(''));
});

describe('proposedLength', () => {
  it('is as long as a tiny text, else some lines', () => {
    expect(proposedLength({ ...dataset(4, [...'hello']), total: 5 }, { symbols: 'character' })).toBe(4);
    expect(proposedLength(dataset(57, []), { symbols: 'character' })).toBe(400);
    expect(proposedLength(null, { symbols: 'word' })).toBe(80);
  });
});

describe('isAboutPrime', () => {
  it('tells the field’s failures from others', () => {
    expect(isAboutPrime('errors:data.unknownSymbol')).toBe(true);
    expect(isAboutPrime('errors:engine.noCheckpoint')).toBe(false);
  });
});
