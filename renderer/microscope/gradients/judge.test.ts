import { describe, expect, it } from 'vitest';
import { hasTarget, lastTarget, weightsOf } from './judge.ts';
import { triangleCells } from './triangle.ts';

const divergence = (node: string, share: number, div: readonly number[]) => {
  const values = Float32Array.from(div);
  return { node, share, div: values, w: values, weighted: values, total: 0, sumW: 0, loss: null };
};
const { NaN: none } = Number;
const sequence = { length: 4, divergences: [divergence('a', 1, [0.5, none, 0.3, none]), divergence('b', 0.25, [none, 0.2, 0.1, none])] };

describe('judging', () => {
  it('knows where something is desired', () => {
    expect(hasTarget(sequence)).toEqual([true, true, true, false]);
    expect(lastTarget(sequence)).toBe(3);
    expect(lastTarget({ length: 2, divergences: [divergence('a', 1, [none, none])] })).toBeNull();
  });

  it('weighs each divergence by its share, where it has a target', () => {
    expect(weightsOf('drawn', null, sequence)).toBeNull();
    expect(weightsOf('last', null, sequence)).toEqual({ a: [0, 0, 1, 0], b: [0, 0, 0.25, 0] });
    expect(weightsOf('one', 2, sequence)).toEqual({ a: [0, 0, 0, 0], b: [0, 0.25, 0, 0] });
    expect(weightsOf('one', null, sequence)).toEqual(weightsOf('last', null, sequence));
    expect(weightsOf('every', null, sequence)).toEqual({ a: [1, 0, 1, 0], b: [0, 0.25, 0.25, 0] });
  });
});

describe('the triangle', () => {
  const column = (cells: Float32Array, t: number) => [...cells.slice(t * 3, t * 3 + 3)];

  it('has rows τ and columns t, and nothing right of the diagonal or without a target', () => {
    const cells = triangleCells([1, 0, 0, 2, 3, 0, 0, 0, 0], [true, true, false]);
    expect(column(cells, 0)).toEqual([1, 2, none]);
    expect(column(cells, 1)).toEqual([none, 3, none]);
    expect(column(cells, 2)).toEqual([none, none, none]);
  });

  it('keeps what vanished apart from what cannot flow', () => {
    const cells = triangleCells([1, 0, 0, 0, 1, 0, 0, 0, 1], [true, true, true]);
    expect(column(cells, 0)).toEqual([1, 0, 0]);
    expect(column(cells, 1)).toEqual([none, 1, 0]);
  });

  it('lies on the other side where a memory reads from the end, and on both where one reads both ways', () => {
    const backward = triangleCells([1, 2, 3, 0, 1, 2, 0, 0, 1], [true, true, true]);
    expect(column(backward, 0)).toEqual([1, none, none]);
    expect(column(backward, 2)).toEqual([3, 2, 1]);
    const both = triangleCells([1, 2, 0, 2, 1, 0, 1, 1, 1], [true, true, true]);
    expect(column(both, 2)).toEqual([0, 0, 1]);
  });
});
