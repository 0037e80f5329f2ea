import { normsOverTime } from '../../../shared/norms-over-time.ts';
import type { HeatScale } from '../../heat/heat-scale.ts';

export type UnitOrder = 'drawn' | 'norm';

/** Rows of a map: a unit each, or a band of as many. */
export interface UnitRows {
  /** `[t, rows]`: |g|, of a band the root of its mean square; NaN where nothing can flow back to, see `isReached`. */
  readonly data: Float32Array;
  readonly rows: number;
  /** Units of each row, from 0. */
  readonly units: readonly (readonly number[])[];
}

/** More rows cannot be told apart. */
const MOST_ROWS = 64;

interface RowsOptions {
  readonly most?: number;
  /** Of a memory that reads from the end. */
  readonly backward?: boolean;
}

/** @param order `norm`: the unit whose gradient is largest over all timesteps on top */
export function unitRows(data: ArrayLike<number>, units: number, order: UnitOrder, { most = MOST_ROWS, backward = false }: RowsOptions = {}): UnitRows {
  const norms = normsOverTime(data, units);
  const size = Math.max(1, Math.ceil(units / most));
  const sorted = order === 'norm' ? byNorm(data, units) : Array.from({ length: units }, (_, unit) => unit);
  const bands = Array.from({ length: Math.ceil(units / size) }, (_, band) => sorted.slice(band * size, (band + 1) * size));
  const cells = new Float32Array(norms.length * bands.length);
  for (let t = 0; t < norms.length; t++)
    bands.forEach((band, row) => {
      const sum = band.reduce((total, unit) => total + (data[t * units + unit] as number) ** 2, 0);
      cells[t * bands.length + row] = !isReached(norms, t, backward) ? Number.NaN : Math.sqrt(sum / band.length);
    });
  return { data: cells, rows: bands.length, units: bands };
}

/**
 * Does a gradient come by timestep t (by index) on its way back? A norm of 0 there is a gradient that vanished below what float32 holds, or was
 * stopped; elsewhere there is none.
 */
export function isReached(norms: ArrayLike<number>, t: number, backward: boolean): boolean {
  for (let at = t; at >= 0 && at < norms.length; at += backward ? -1 : 1) if (norms[at] !== 0) return true;
  return false;
}

function byNorm(data: ArrayLike<number>, units: number): number[] {
  const sums = new Float64Array(units);
  for (let index = 0; index < data.length; index++) sums[index % units] = (sums[index % units] as number) + (data[index] as number) ** 2;
  return Array.from(sums.keys()).sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b);
}

/** From one power of ten to another; `under`: some numbers lie under it, 0 among them. */
export type PowersScale = HeatScale & { readonly under: boolean };

/** A share of the numbers so small may lie under the scale: a few tiny ones would make all others look alike. */
const OUTSIDE = 0.02;

/**
 * A scale from one power of ten to another that holds the numbers above 0, at most so many decades of them; the same for all that are compared.
 * @param decades the smallest numbers lie under the scale where they span more
 */
export function powersScale(lists: readonly ArrayLike<number>[], decades: number, outside = OUTSIDE): PowersScale {
  const counts = new Map<number, number>();
  let [most, count] = [0, 0];
  let vanished = false;
  for (const list of lists)
    for (let index = 0; index < list.length; index++) {
      const value = list[index] as number;
      vanished ||= value === 0;
      if (!(value > 0) || !Number.isFinite(value)) continue;
      most = Math.max(most, value);
      count++;
      const decade = Math.floor(Math.log10(value));
      counts.set(decade, (counts.get(decade) ?? 0) + 1);
    }
  if (count === 0) return { ramp: 'heat', low: 1e-6, high: 1, log: true, under: false };
  const top = Math.ceil(Math.log10(most) - 1e-9);
  const order = [...counts].sort(([a], [b]) => a - b);
  const least = order[0]?.[0] ?? top - 1;
  let [under, bottom] = [0, least];
  for (const [decade, of] of order) {
    bottom = decade;
    if (under + of > count * outside) break;
    under += of;
  }
  const low = Math.max(Math.min(bottom, top - 1), top - decades);
  return { ramp: 'heat', low: Number(`1e${low}`), high: Number(`1e${top}`), log: true, under: vanished || least < low };
}

/** Powers of ten between the ends, both of them among it, so many at most. */
export function powerTicks({ low, high }: Pick<HeatScale, 'low' | 'high'>, most = 5): number[] {
  const [from, to] = [Math.round(Math.log10(low)), Math.round(Math.log10(high))];
  const step = Math.max(1, Math.ceil((to - from) / (most - 1)));
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => to - index * step);
}

const raised: Readonly<Record<string, string>> = { '-': '⁻', 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };

/** "10⁻⁶", "1", "10". */
export function powerText(exponent: number): string {
  if (exponent === 0) return '1';
  if (exponent === 1) return '10';
  return `10${[...String(exponent)].map((char) => raised[char] ?? char).join('')}`;
}

/** How a gradient changes on its way away from where it is judged. */
export interface Fade {
  /** Where it begins and how far it comes, t from 1. */
  readonly from: { readonly t: number; readonly norm: number };
  readonly to: { readonly t: number; readonly norm: number };
  /** Geometric mean of the ratios ‖g_{t−1}‖ / ‖g_t‖ between the two: (norm at `to` / norm at `from`)^(1 / timesteps between them). */
  readonly factor: number;
}

/** Null: it reaches a single timestep, or none. @param backward a memory that reads from the end hands its gradient to later timesteps */
export function fadeOf(norms: ArrayLike<number>, backward = false): Fade | null {
  const reached = Array.from(norms as ArrayLike<number>, (norm, index) => ({ t: index + 1, norm })).filter(({ norm }) => norm > 0 && Number.isFinite(norm));
  const [first, last] = [reached[0], reached.at(-1)];
  if (!first || !last || first.t === last.t) return null;
  const [from, to] = backward ? [first, last] : [last, first];
  return { from, to, factor: (to.norm / from.norm) ** (1 / (last.t - first.t)) };
}
