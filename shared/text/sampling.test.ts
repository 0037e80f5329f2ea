import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';
import { distribution, draw, mostProbable } from './sampling.ts';

describe('distribution', () => {
  it('is the softmax at temperature 1', () => {
    // The lecture's output [1.0, 2.2, -3.0, 4.1] with target e: cross-entropy 2.0785.
    const probabilities = distribution([1.0, 2.2, -3.0, 4.1], 1);
    expect(-Math.log(probabilities[1] ?? 0)).toBeCloseTo(2.0785, 4);
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
  });

  it('sharpens below 1 and flattens above', () => {
    const [cold, warm] = [distribution([0, 1], 0.5), distribution([0, 1], 2)];
    expect(cold[1]).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect(warm[1]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 12);
  });

  it('at temperature 0 takes the first of the largest', () => {
    expect([...distribution([1, 3, 3], 0)]).toEqual([0, 1, 0]);
  });

  it('does not overflow', () => {
    expect([...distribution([1e30, 0], 0.01)]).toEqual([1, 0]);
  });
});

describe('draw', () => {
  it('draws as often as the probabilities say', () => {
    const random = Random.seeded(1);
    const counts = [0, 0, 0];
    for (let time = 0; time < 20_000; time++) {
      const index = draw([0.2, 0.5, 0.3], random);
      counts[index] = (counts[index] ?? 0) + 1;
    }
    expect(counts.map((count) => Math.round(count / 200))).toEqual([
      expect.closeTo(20, -0.4), expect.closeTo(50, -0.4), expect.closeTo(30, -0.4),
    ]);
  });

  it('never draws what has probability 0', () => {
    const random = Random.seeded(2);
    for (let time = 0; time < 100; time++) expect(draw([0, 1, 0], random)).toBe(1);
  });
});

it('mostProbable is ordered and stops at the count', () => {
  expect(mostProbable([0.1, 0.4, 0.1, 0.4], 3)).toEqual([
    { index: 1, probability: 0.4 },
    { index: 3, probability: 0.4 },
    { index: 0, probability: 0.1 },
  ]);
});
