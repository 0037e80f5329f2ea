import { expect, it } from 'vitest';
import type { ProbeResult } from '../../shared/ipc/contract.ts';
import { answersOf } from './answers.ts';

it('reads the most probable and the desired answer of every timestep', () => {
  const prediction = { shape: [2, 3], data: Float32Array.of(0.5, 0.25, 0.25, 0, 0.125, 0.875) };
  const sequence = { length: 2, symbols: ['of', 'sky'], targets: Int32Array.of(-1, 1), divergences: [], tensors: { 'prediction/d': prediction }, alone: null };
  const result = { classes: ['red', 'blue', 'green'], sequences: [sequence] } as unknown as ProbeResult;
  expect(answersOf(result, 0, 'd')).toEqual([
    { symbol: 'of', answer: 'red', probability: 0.5, desired: null },
    { symbol: 'sky', answer: 'green', probability: 0.875, desired: { answer: 'blue', probability: 0.125 } },
  ]);
  expect(answersOf(result, 0, 'other')).toEqual(answersOf(result, 0, 'd'));
  expect(answersOf({ ...result, sequences: [{ ...sequence, tensors: {} }] }, 0, 'd')).toBeNull();
  expect(answersOf(result, 1, 'd')).toBeNull();
});
