import { describe, expect, it } from 'vitest';
import { bucketedPairs, pairsInOrder, shuffledPairs } from './pair-batches.ts';
import { Random } from './random.ts';

const pairs = [
  { question: Int32Array.of(1, 2, 3), answer: 2 },
  { question: Int32Array.of(4), answer: 1 },
  { question: Int32Array.of(5, 6), answer: 0 },
];

describe('pairsInOrder', () => {
  const epoch = pairsInOrder(pairs, { rows: 2, timesteps: 4, weights: { div: { schedule: 'final' } } });

  it('pads on the left, so that the final symbol stands last', () => {
    const batch = epoch.batch(0);
    expect([...batch.x]).toEqual([0, 1, 2, 3, 0, 0, 0, 4]);
    expect([...batch.mask]).toEqual([0, 1, 1, 1, 0, 0, 0, 1]);
    expect([...(batch.w.div ?? [])]).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('asks for the answer at every real time', () => {
    expect([...epoch.batch(0).y]).toEqual([0, 2, 2, 2, 0, 0, 0, 1]);
  });

  it('fills the last batch with rows that weigh 0', () => {
    expect(epoch.batches).toBe(2);
    expect([...(epoch.batch(1).w.div ?? [])]).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
    expect([...epoch.batch(1).mask].slice(4)).toEqual([0, 0, 0, 0]);
  });

  it('resolves weights by the length of each question', () => {
    const ramp = pairsInOrder(pairs, { rows: 3, timesteps: 4, weights: { div: { schedule: 'ramp', shape: 'linear' } } });
    expect([...(ramp.batch(0).w.div ?? [])].map((w) => Math.round(w * 100) / 100)).toEqual([0, 0.33, 0.67, 1, 0, 0, 0, 1, 0, 0, 0.5, 1]);
  });
});

it('shuffledPairs gives each pair once', () => {
  const epoch = shuffledPairs(pairs, { rows: 2, timesteps: 3, weights: { div: { schedule: 'final' } } })(Random.seeded(4));
  const answers = [0, 1].flatMap((index) => [...epoch.batch(index).y].filter((_, at) => (epoch.batch(index).w.div?.[at] ?? 0) > 0));
  expect(answers.sort()).toEqual([0, 1, 2]);
});

describe('bucketedPairs', () => {
  const lengths = [2, 9, 2, 2, 3, 9, 2, 3, 2, 8, 2];
  const many = lengths.map((length, answer) => ({ question: new Int32Array(length).fill(answer + 1), answer }));
  const frame = { rows: 3, timesteps: 9, weights: { d: { schedule: 'final' } } } as const;
  const epochOf = (seed: number) => bucketedPairs(many, frame, [3, 9])(Random.seeded(seed));
  const answersIn = (seed: number): number[][] => {
    const epoch = epochOf(seed);
    return Array.from({ length: epoch.batches }, (_, index) => {
      const { y, w } = epoch.batch(index);
      return [...y].filter((_, at) => (w.d?.[at] ?? 0) > 0);
    });
  };

  it('gives each pair once, in as many batches as without, in a drawn order', () => {
    expect(answersIn(4)).toHaveLength(4);
    expect(answersIn(4).flat().sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
    expect(answersIn(4)).toEqual(answersIn(4));
    expect(answersIn(5)).not.toEqual(answersIn(4));
  });

  it('computes 72 timesteps an epoch where padding to the longest takes 108, of which 44 are real', () => {
    const computed = (epoch: { batches: number; batch: (index: number) => { mask: Float32Array } }): number[] =>
      Array.from({ length: epoch.batches }, (_, index) => epoch.batch(index).mask.length);
    const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
    expect(computed(epochOf(4)).sort((a, b) => a - b)).toEqual([9, 9, 27, 27]);
    expect(sum(computed(epochOf(4)))).toBe(72);
    expect(sum(computed(shuffledPairs(many, frame)(Random.seeded(4))))).toBe(108);
    expect(sum(lengths)).toBe(44);
  });
});
