import { describe, expect, it } from 'vitest';
import { byVariation, columnOf, difference, rearranged, valueAt } from './arrange.ts';

/** Two timesteps of three units. */
const tensor = { shape: [2, 3], data: Float32Array.of(0, 5, -1, 0.5, 5, 1) };

describe('arranging what a probe gives', () => {
  it('finds a unit at a timestep, from 1, and a unit over time', () => {
    expect(valueAt(tensor, 2, 0)).toBe(0.5);
    expect(valueAt(tensor, 3, 0)).toBeNaN();
    expect([...columnOf(tensor, 2)]).toEqual([-1, 1]);
  });

  it('puts first what changes most; what never changes keeps its place at the end', () => {
    expect(byVariation(tensor)).toEqual([2, 0, 1]);
    expect(byVariation({ shape: [1, 3], data: Float32Array.of(3, 1, 2) })).toEqual([0, 1, 2]);
    expect([...rearranged(tensor, [2, 0, 1])]).toEqual([-1, 0, 5, 1, 0.5, 5]);
  });

  it('subtracts unit by unit, where both have a tensor of one shape', () => {
    const sequence = (tensors: Record<string, typeof tensor>) => ({ length: 2, symbols: null, targets: null, divergences: [], alone: null, tensors });
    const other = { ...tensor, data: Float32Array.of(0, 4, -1, 0.5, 6, 1) };
    const found = difference(sequence({ h: tensor, c: tensor }), sequence({ h: other }));
    expect(Object.keys(found)).toEqual(['h']);
    expect([...(found['h']?.data ?? [])]).toEqual([0, 1, 0, 0, -1, 0]);
  });
});
