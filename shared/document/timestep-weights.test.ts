import { describe, expect, it } from 'vitest';
import { resolveWeights, toCustom, type TimestepWeights } from './timestep-weights.ts';

describe('resolveWeights', () => {
  it.each<[string, TimestepWeights, number, number[]]>([
    ['final', { schedule: 'final' }, 4, [0, 0, 0, 1]],
    ['all', { schedule: 'all' }, 3, [1, 1, 1]],
    ['linear ramp', { schedule: 'ramp', shape: 'linear' }, 4, [0.25, 0.5, 0.75, 1]],
    ['exponential ramp', { schedule: 'ramp', shape: 'exponential' }, 4, [0.125, 0.25, 0.5, 1]],
    ['every second', { schedule: 'every', k: 2 }, 5, [1, 0, 1, 0, 1]],
    ['first 2', { schedule: 'first', k: 2 }, 4, [1, 1, 0, 0]],
    ['last 2', { schedule: 'last', k: 2 }, 4, [0, 0, 1, 1]],
    ['painted from the start', { schedule: 'custom', from: 'start', weights: [0.5, 1], rest: 0.25 }, 4, [0.5, 1, 0.25, 0.25]],
    ['painted from the end', { schedule: 'custom', from: 'end', weights: [1, 0.5], rest: 0 }, 4, [0, 0, 0.5, 1]],
    ['painted list longer than the sequence', { schedule: 'custom', from: 'end', weights: [1, 0.5, 2], rest: 0 }, 2, [0.5, 1]],
  ])('%s', (_, weights, length, expected) => {
    expect([...resolveWeights(weights, length)]).toEqual(expected);
  });
});

describe('toCustom', () => {
  it.each(['start', 'end'] as const)('keeps the weights when counted from the %s', (from) => {
    const ramp: TimestepWeights = { schedule: 'ramp', shape: 'linear' };
    expect([...resolveWeights(toCustom(ramp, 5, from), 5)]).toEqual([...resolveWeights(ramp, 5)]);
  });
});
