import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, distanceMatrix, distancesFrom, nearest, oneHot } from './distances.ts';
import { extentOf, fitPlane, place, project, type Plane } from './plane.ts';
import { byFrequency, threeOf, type SymbolTable } from './symbol-table.ts';

const table = (rows: readonly (readonly number[])[]): SymbolTable => ({
  symbols: rows.map((_, index) => `s${index}`),
  width: rows[0]?.length ?? 0,
  rows: Float32Array.from(rows.flat()),
});

const cloud = (count: number, width: number) => fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: width, maxLength: width }), { minLength: count, maxLength: count });

/** Squared distances from the middle, in all directions. */
function spread({ rows, width }: SymbolTable): number {
  const count = rows.length / width;
  const mean = Array.from({ length: width }, (_, i) => rows.reduce((sum, value, at) => sum + (at % width === i ? value : 0), 0) / count);
  return rows.reduce((sum, value, at) => sum + (value - (mean[at % width] as number)) ** 2, 0);
}

const squares = (points: Float64Array): number => points.reduce((sum, value) => sum + value ** 2, 0);

describe('one-hot vectors', () => {
  it('are of three symbols that the network has: one that was chosen of another network gives its place to the most frequent', () => {
    expect(threeOf([], ['a', 'b', 'c', 'd'], [3, 1, 0, 2])).toEqual([3, 1, 0]);
    expect(threeOf(['d', 'x', 'a'], ['a', 'b', 'c', 'd'], [3, 1, 0, 2])).toEqual([3, 1, 0]);
    expect(threeOf(['x'], ['a', 'b'], [1, 0])).toEqual([1, 0]);
  });

  it('have length 1 and lie √2 apart, any two of them', () => {
    const matrix = distanceMatrix([0, 1, 2, 3, 4].map((index) => oneHot(index, 57)));
    matrix.forEach((value, at) => expect(value).toBeCloseTo(Math.floor(at / 5) === at % 5 ? 0 : Math.SQRT2, 12));
    expect(distance(oneHot(3, 57), new Float32Array(57))).toBe(1);
  });
});

describe('nearest', () => {
  it('measures in all directions, leaves the symbol itself out and keeps the order of equals', () => {
    const far = distancesFrom(table([[0, 0, 0], [0, 0, 5], [3, 0, 0], [0, 3, 0]]), 0);
    expect(nearest(far, 0, 2)).toEqual([{ index: 2, distance: 3 }, { index: 3, distance: 3 }]);
    expect(nearest(far, 0, 9).map(({ index }) => index)).toEqual([2, 3, 1]);
  });
});

describe('the plane', () => {
  it('is the two directions themselves where there are no more', () => {
    const { plane, points } = place(fitPlane(table([[1, 2], [3, -4]])), table([[1, 2], [3, -4]]), null);
    expect([...points]).toEqual([1, 2, 3, -4]);
    expect(plane.shares).toBeNull();
    expect([...project(fitPlane(table([[2], [-1]])), Float32Array.of(2, -1))]).toEqual([2, 0, -1, 0]);
  });

  it('holds the share of the spread that it says, and no other plane of axes holds more', () => {
    fc.assert(
      fc.property(cloud(9, 4), (rows) => {
        const given = table(rows);
        const total = spread(given);
        fc.pre(total > 1e-3);
        const { points, plane } = place(fitPlane(given), given, null);
        const [a, b] = plane.shares ?? [0, 0];
        expect(squares(points)).toBeCloseTo((a + b) * total, 4);
        expect(a).toBeGreaterThanOrEqual(b);
        for (const [i, j] of [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]] as const)
          expect(squares(points)).toBeGreaterThan(spread(table(rows.map((row) => [row[i] as number, row[j] as number]))) - 1e-3);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same with few symbols of many directions as with many of few', () => {
    const rows = [[1, 0, 0, 2, 0], [0, 3, 0, 0, 1], [0, 0, 1, 0, 0], [2, 0, 0, 1, 0]];
    const few = fitPlane(table(rows));
    const many = fitPlane(table([...rows, ...rows]));
    few.shares?.forEach((share, at) => expect(share).toBeCloseTo(many.shares?.[at] ?? 0, 6));
    few.right.forEach((value, at) => expect(value).toBeCloseTo(many.right[at] as number, 5));
  });

  it('has two axes at right angles where the symbols spread along one, or not at all', () => {
    for (const rows of [[[1, 2, 3, 4], [2, 4, 6, 8]], [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]]]) {
      const { right, up, shares } = fitPlane(table(rows));
      const product = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
      expect(product(right, right)).toBeCloseTo(1, 12);
      expect(product(up, up)).toBeCloseTo(1, 12);
      expect(product(right, up)).toBeCloseTo(0, 12);
      expect(shares).toEqual([rows.length === 2 ? 1 : 0, 0]);
    }
  });

  const turn = ({ middle, right, up, shares }: Plane, angle: number, mirror: 1 | -1): Plane => ({
    middle,
    shares,
    right: right.map((value, i) => Math.cos(angle) * value - Math.sin(angle) * (up[i] as number)),
    up: up.map((value, i) => mirror * (Math.sin(angle) * (right[i] as number) + Math.cos(angle) * value)),
  });

  it('is turned and mirrored back to where its points were, and stays what it is', () => {
    fc.assert(
      fc.property(cloud(7, 3), fc.double({ min: -3, max: 3, noNaN: true }), fc.constantFrom(1 as const, -1 as const), (rows, angle, mirror) => {
        const given = table(rows);
        fc.pre(spread(given) > 1e-2);
        const fitted = fitPlane(given);
        const first = place(fitted, given, null);
        fc.pre(squares(first.points) > 1e-2);
        const again = place(turn(fitted, angle, mirror), given, first);
        again.points.forEach((value, at) => expect(value).toBeCloseTo(first.points[at] as number, 4));
        project(again.plane, given.rows).forEach((value, at) => expect(value).toBeCloseTo(again.points[at] as number, 6));
      }),
      { numRuns: 40 },
    );
  });

  it('has room for its points in round numbers', () => {
    expect(extentOf(Float64Array.of(0.2, -0.9))).toBe(1);
    expect(extentOf(Float64Array.of(0.2, -1.2))).toBe(1.5);
    expect(extentOf(Float64Array.of(0, 0))).toBe(1);
  });
});

it('symbols of unknown frequency follow the counted ones', () => {
  expect(byFrequency(['a', 'b', 'c', 'd'], [{ symbol: 'd' }, { symbol: 'b' }])).toEqual([3, 1, 0, 2]);
});
