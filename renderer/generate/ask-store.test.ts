import { describe, expect, it } from 'vitest';
import type { Answer } from '../../shared/ipc/contract.ts';
import { expectedAnswer, isRight } from './ask-store.ts';

const words = { symbols: 'word', lowercase: true } as const;
const rows = [{ question: 'color of sky', answer: 'blue' }, { question: 'color of Grass', answer: 'Green' }];
const said = (answer: string): Answer => ({ answer, probability: 0.9, top: [], perTimestep: [], step: 0 });

describe('expectedAnswer', () => {
  it('finds a question as the network reads it: words apart, case folded', () => {
    expect(expectedAnswer('  Color of  SKY ', rows, words)).toBe('blue');
    expect(expectedAnswer('color of grass', rows, words)).toBe('Green');
  });
  it('knows nothing of other questions', () => expect(expectedAnswer('color of', rows, words)).toBeNull());
  it('keeps case and spaces where the network reads them', () => {
    expect(expectedAnswer('Color of sky', rows, { symbols: 'character', lowercase: false })).toBeNull();
  });
});

describe('isRight', () => {
  it('judges only what the table knows', () => {
    expect(isRight({ answer: said('green'), expected: 'Green' }, words)).toBe(true);
    expect(isRight({ answer: said('blue'), expected: 'Green' }, words)).toBe(false);
    expect(isRight({ answer: said('blue'), expected: null }, words)).toBeNull();
  });
});
