import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normsOverTime } from '../../../shared/norms-over-time.ts';
import { fadeOf, isReached, powersScale, powerText, powerTicks, unitRows } from './norms.ts';

const data = Float32Array.from([3, -4, 0, 0, 1, 0]); // three timesteps of two units

describe('rows of a map', () => {
  it('are units as they are, without their sign; nothing where nothing can flow, 0 where a gradient vanished on its way', () => {
    const { rows, units, data: cells } = unitRows([...data, 0, 0], 2, 'drawn');
    expect(rows).toBe(2);
    expect(units).toEqual([[0], [1]]);
    expect([...cells]).toEqual([3, 4, 0, 0, 1, 0, Number.NaN, Number.NaN]);
    expect([...unitRows([0, 0, ...data, 0, 0], 2, 'drawn', { backward: true }).data.slice(0, 2)]).toEqual([Number.NaN, Number.NaN]);
    expect([0, 1, 2].map((t) => isReached([0, 5, 0], t, false))).toEqual([true, true, false]);
    expect([0, 1, 2].map((t) => isReached([0, 5, 0], t, true))).toEqual([false, true, true]);
  });

  it('have the largest unit over all timesteps on top where they are sorted, and equal ones as they are', () => {
    expect(unitRows(data, 2, 'norm').units).toEqual([[1], [0]]);
    expect(unitRows([1, 1, 2, 1], 4, 'norm').units).toEqual([[2], [0], [1], [3]]);
  });

  it('are bands with the root of their mean square where there are too many', () => {
    const { rows, units, data: cells } = unitRows([3, 4, 0, 0, 5], 5, 'drawn', { most: 3 });
    expect(rows).toBe(3);
    expect(units).toEqual([[0, 1], [2, 3], [4]]);
    expect([...cells]).toEqual([Math.fround(Math.sqrt(12.5)), 0, 5]);
  });

  it('keep the norm of every timestep, however they are sorted and banded', () => {
    const arrays = fc.integer({ min: 1, max: 9 }).chain((units) => fc.tuple(fc.constant(units), fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { minLength: units, maxLength: units })));
    fc.assert(
      fc.property(arrays, fc.constantFrom('drawn' as const, 'norm' as const), fc.integer({ min: 1, max: 9 }), ([units, values], order, most) => {
        const found = unitRows(values, units, order, { most });
        expect(found.units.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: units }, (_, unit) => unit));
        const sum = found.units.reduce((total, band, row) => total + band.length * (found.data[row] as number) ** 2, 0);
        expect(Math.sqrt(sum)).toBeCloseTo(normsOverTime(values, units)[0] ?? Number.NaN, 4);
      }),
    );
  });
});

describe('a scale of powers of ten', () => {
  it('holds all numbers where they span few decades', () => {
    expect(powersScale([[0.22, 0.004], [0.9]], 6)).toMatchObject({ low: 1e-3, high: 1, under: false });
    expect(powersScale([[1]], 6)).toMatchObject({ low: 0.1, high: 1 });
    expect(powersScale([[12.3, 200]], 6)).toMatchObject({ low: 10, high: 1000 });
  });

  it('says what lies under it where they span more, and leaves a few tiny ones out', () => {
    expect(powersScale([[1, 1e-3, 1e-12]], 6)).toMatchObject({ low: 1e-6, high: 1, under: true });
    const many = Array.from({ length: 1000 }, (_, index) => (index === 0 ? 1e-5 : 0.5));
    expect(powersScale([many], 6)).toMatchObject({ low: 0.1, high: 1, under: true });
    expect(powersScale([many], 9, 0)).toMatchObject({ low: 1e-5, under: false });
  });

  it('says that what vanished lies under it', () => {
    expect(powersScale([[0.5, 0]], 6)).toMatchObject({ low: 0.1, under: true });
  });

  it('has ends where there is nothing', () => {
    expect(powersScale([[0, Number.NaN]], 6)).toMatchObject({ low: 1e-6, high: 1 });
  });

  it('has a few ticks with the upper end, written as powers', () => {
    expect(powerTicks({ low: 1e-9, high: 1 })).toEqual([0, -3, -6, -9]);
    expect(powerTicks({ low: 0.01, high: 10 })).toEqual([1, 0, -1, -2]);
    expect([-6, -12, 0, 1, 2].map(powerText)).toEqual(['10⁻⁶', '10⁻¹²', '1', '10', '10²']);
  });
});

describe('how a gradient fades', () => {
  it('is the geometric mean of the ratios between neighbours', () => {
    const norms = [1, 3, 6, 24];
    const ratios = [1 / 3, 3 / 6, 6 / 24];
    const fade = fadeOf(norms);
    expect(fade?.factor).toBeCloseTo(ratios.reduce((product, ratio) => product * ratio, 1) ** (1 / 3), 12);
    expect(fade).toMatchObject({ from: { t: 4, norm: 24 }, to: { t: 1, norm: 1 } });
  });

  it('begins at the last timestep that is reached, and ends at the first', () => {
    expect(fadeOf([0, 2, 8, 0])).toEqual({ from: { t: 3, norm: 8 }, to: { t: 2, norm: 2 }, factor: 0.25 });
    expect(fadeOf([0, 3, 0])).toBeNull();
    expect(fadeOf([])).toBeNull();
  });

  it('goes the other way where a memory reads from the end', () => {
    expect(fadeOf([8, 4, 2], true)).toEqual({ from: { t: 1, norm: 8 }, to: { t: 3, norm: 2 }, factor: 0.5 });
  });
});
