import { sizeOf } from '../ir/build.ts';
import type { Place } from './loop-program.ts';

/** A tensor as a matrix whose columns are its last axis. */
export interface Extent {
  readonly rows: number;
  readonly width: number;
}

export function extentOf(shape: readonly number[]): Extent {
  const width = shape.at(-1) ?? 1;
  return { rows: sizeOf(shape) / width, width };
}

/** Without gaps, so that it can be read as any shape of its size. */
export function isDense({ row, col }: Place, { rows, width }: Extent): boolean {
  return (col === 1 || width === 1) && (row === width || rows === 1);
}

/** The same numbers under another shape, or null where they do not lie so. */
export function reshaped(place: Place, from: Extent, to: Extent): Place | null {
  if (from.rows === to.rows) return place;
  return isDense(place, from) ? { ...place, row: to.width, col: 1 } : null;
}

/** How an operand is read where NumPy's broadcasting makes it `shape`; null where two strides cannot say it. */
export function broadcast(place: Place, from: readonly number[], shape: readonly number[]): Place | null {
  const lead = shape.slice(0, -1);
  const given = [...new Array<number>(Math.max(0, shape.length - from.length)).fill(1), ...from].slice(0, -1);
  const one = given.every((size) => size === 1);
  if (!one && !given.every((size, axis) => size === lead[axis])) return null;
  const narrow = (from.at(-1) ?? 1) === 1 && shape.at(-1) !== 1;
  return { ...place, row: one ? 0 : place.row, col: narrow ? 0 : place.col };
}

/** Columns `begin` … of a matrix, or rows of it; null for any other axis. */
export function sliced(place: Place, shape: readonly number[], axis: number, begin: number): Place | null {
  if (axis === shape.length - 1) return { ...place, offset: place.offset + begin * place.col };
  const onlyRows = axis === shape.length - 2 && shape.slice(0, axis).every((size) => size === 1);
  return onlyRows ? { ...place, offset: place.offset + begin * place.row } : null;
}
