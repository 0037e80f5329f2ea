import { describe, expect, it } from 'vitest';
import { pairsInOrder, shuffledPairs } from './pair-batches.ts';
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
