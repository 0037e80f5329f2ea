import fc from 'fast-check';
import { expect, it } from 'vitest';
import { batchesOf, sampleOf, sequenceAt } from './corpus-sample.ts';
import { binned, extremePlaces, firstDifference } from './places.ts';

it('finds where a unit is highest and lowest, sorted, neighbours once', () => {
  const values = new Float32Array(40);
  [values[3], values[5], values[20], values[30]] = [0.9, 0.8, 0.7, -1];
  const { highest, lowest } = extremePlaces(values, 2, () => 0);
  expect(highest.map(({ at }) => at)).toEqual([3, 20]);
  expect(lowest[0]).toEqual({ at: 30, value: -1 });
  expect(extremePlaces(values, 2, (at) => at).highest.map(({ at }) => at)).toEqual([3, 5]);
});

it('gives places in order for any numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.float({ noNaN: true, min: -1, max: 1 }), { minLength: 1, maxLength: 200 }), (numbers) => {
      const { highest, lowest } = extremePlaces(numbers, 10, () => 0);
      expect(highest[0]?.value).toBe(Math.max(...numbers));
      expect(lowest[0]?.value).toBe(Math.min(...numbers));
      for (const [i, { value }] of highest.entries()) expect(value).toBeLessThanOrEqual(highest[i - 1]?.value ?? 1);
      for (const [i, { value }] of lowest.entries()) expect(value).toBeGreaterThanOrEqual(lowest[i - 1]?.value ?? -1);
    }),
  );
});

it('keeps what is farthest from 0 where a line is drawn shorter', () => {
  expect([...binned(Float32Array.of(0, 0.5, -0.75, 0.25, 0, 1), 3)]).toEqual([0.5, -0.75, 1]);
  expect(binned(Float32Array.of(1), 3)).toHaveLength(1);
});

it('says where two texts part', () => {
  expect(firstDifference([...'abc'], [...'abd'])).toBe(2);
  expect(firstDifference([...'abc'], [...'ab'])).toBe(2);
  expect(firstDifference([...'abc'], [...'abc'])).toBeNull();
});

it('cuts a text into pieces that cover it, and leaves questions whole', () => {
  const text = sampleOf({ type: 'text', total: 10_000, from: 0, columns: [], sequences: [{ x: Array.from({ length: 10_000 }, () => 'a'), d: null }] });
  const pieces = batchesOf(text).flat();
  expect(pieces.map(({ at }) => at)).toEqual(Array.from({ length: 40 }, (_, i) => i * 256));
  expect(pieces.reduce((sum, { x }) => sum + x.length, 0)).toBe(10_000);
  expect(batchesOf(text).every((batch) => batch.reduce((sum, { x }) => sum + x.length, 0) <= 4096)).toBe(true);
  const questions = sampleOf({ type: 'pairs', total: 3, from: 0, columns: [], sequences: [['a', 'b'], ['c'], ['d', 'e', 'f']].map((x) => ({ x, d: 'yes' })) });
  expect(batchesOf(questions)).toEqual([[{ at: 0, x: ['a', 'b'] }, { at: 2, x: ['c'] }, { at: 3, x: ['d', 'e', 'f'] }]]);
  expect([0, 1, 2, 3, 5].map((at) => sequenceAt(questions, at))).toEqual([0, 0, 1, 2, 2]);
});
