import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batcher, type Batch } from './batch.ts';
import { Random } from './random.ts';
import { shuffledWindows, streams, textInOrder, textTape, type Tape } from './text-batches.ts';

const all = { div: { schedule: 'all' } } as const;
const text = (length: number): Tape => textTape(Int32Array.from({ length }, (_, index) => index));
const row = (batch: Batch, index: number, timesteps: number): number[] => [...batch.x.subarray(index * timesteps, (index + 1) * timesteps)];
const judged = (batch: Batch): number[] => [...batch.y].filter((_, at) => (batch.w.div?.[at] ?? 0) > 0);

describe('streams', () => {
  it('read "hello" as one stream of one window', () => {
    const epoch = streams(text(5), { rows: 1, timesteps: 4, weights: all })(Random.seeded(1));
    expect(epoch.batches).toBe(1);
    const batch = epoch.batch(0);
    expect([...batch.x]).toEqual([0, 1, 2, 3]);
    expect([...batch.y]).toEqual([1, 2, 3, 4]);
    expect([...batch.keep]).toEqual([0]);
  });

  it('go on where the row before ended, with state carried after the first window', () => {
    const epoch = streams(text(25), { rows: 2, timesteps: 4, weights: all })(Random.seeded(1));
    expect(epoch.batches).toBe(3);
    for (const index of [0, 1]) {
      const rows = [0, 1, 2].map((window) => row(epoch.batch(window), index, 4)).flat();
      expect(rows).toEqual(Array.from({ length: 12 }, (_, t) => (rows[0] ?? 0) + t));
    }
  });

  it('carry the state from window to window, but for the first and a restart now and then', () => {
    const epoch = streams(text(40_001), { rows: 4, timesteps: 10, weights: all })(Random.seeded(1));
    const keeps = Array.from({ length: epoch.batches }, (_, index) => [...epoch.batch(index).keep]);
    expect(keeps[0]).toEqual([0, 0, 0, 0]);
    const restarts = keeps.slice(1).flat().filter((keep) => keep === 0).length / (4 * (epoch.batches - 1));
    expect(restarts).toBeGreaterThan(0.01);
    expect(restarts).toBeLessThan(0.03);
  });

  it('see every target in some epoch', () => {
    const batcher = new Batcher(streams(text(24), { rows: 2, timesteps: 4, weights: all }), Random.seeded(5));
    const seen = new Set<number>();
    for (let step = 0; step < 200; step++) for (const target of judged(batcher.next())) seen.add(target);
    expect(seen.size).toBe(23);
  });
});

describe('shuffledWindows', () => {
  it('judge each window once an epoch, from zero state, and fill the last batch with weight 0', () => {
    const epoch = shuffledWindows(text(21), { rows: 3, timesteps: 4, weights: all })(Random.seeded(2));
    const batches = Array.from({ length: epoch.batches }, (_, index) => epoch.batch(index));
    const targets = batches.flatMap(judged).sort((a, b) => a - b);
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets.length % 4).toBe(0);
    expect(targets.length).toBeGreaterThanOrEqual(16);
    expect(batches.every((batch) => batch.keep.every((keep) => keep === 0))).toBe(true);
  });
});

describe('textInOrder', () => {
  it('judges every target exactly once, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 9 }), (length, rows, timesteps) => {
        const epoch = textInOrder(text(length), { rows, timesteps, weights: all }, true);
        const targets = Array.from({ length: epoch.batches }, (_, index) => judged(epoch.batch(index))).flat();
        expect(targets.sort((a, b) => a - b)).toEqual(Array.from({ length: length - 1 }, (_, index) => index + 1));
      }),
    );
  });

  it('weighs a short last window by its last real symbol', () => {
    const epoch = textInOrder(text(7), { rows: 1, timesteps: 4, weights: { div: { schedule: 'final' } } }, true);
    expect([...(epoch.batch(0).w.div ?? [])]).toEqual([0, 0, 0, 1]);
    expect([...(epoch.batch(1).w.div ?? [])]).toEqual([0, 1, 0, 0]);
    expect([...epoch.batch(1).mask]).toEqual([1, 1, 0, 0]);
  });
});

describe('Batcher', () => {
  it('goes on from its cursor as if it had never stopped', () => {
    const frame = { rows: 3, timesteps: 4, weights: all };
    for (const plan of [streams(text(50), frame), shuffledWindows(text(50), frame)])
      for (const stop of [0, 1, 4, 5, 13]) {
        const random = Random.seeded(11);
        const batcher = new Batcher(plan, random);
        for (let step = 0; step < stop; step++) batcher.next();
        const saved = JSON.parse(JSON.stringify({ cursor: batcher.cursor(), random: random.state() })) as {
          cursor: ReturnType<Batcher['cursor']>;
          random: number[];
        };
        const again = new Batcher(plan, Random.from(saved.random), saved.cursor);
        for (let step = 0; step < 20; step++) expect(again.next()).toEqual(batcher.next());
      }
  });
});
