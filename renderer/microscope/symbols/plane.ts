import { PCA } from 'ml-pca';
import type { SymbolTable } from './symbol-table.ts';

/** The plane of M-dimensional space in which points are shown. */
export interface Plane {
  /** `[M]`: what lies in its middle. */
  readonly middle: Float64Array;
  /** Two orthonormal vectors `[M]`: to the right and upwards. Of M = 1 the second is zero. */
  readonly right: Float64Array;
  readonly up: Float64Array;
  /** Share of the spread (variance of all M directions) along each of the two principal axes; null: the plane holds everything as it is. */
  readonly shares: readonly [number, number] | null;
}

/** Numbers that a picture is made of: a plane and `[V, 2]`. */
export interface Placed {
  readonly plane: Plane;
  readonly points: Float64Array;
}

/** The plane itself where M ≤ 2, else that in which the points spread most. */
export function fitPlane({ rows, width }: Pick<SymbolTable, 'rows' | 'width'>): Plane {
  const axis = (at: number): Float64Array => Float64Array.from({ length: width }, (_, i) => (i === at ? 1 : 0));
  if (width <= 2) return { middle: new Float64Array(width), right: axis(0), up: axis(1), shares: null };
  const count = rows.length / width;
  const middle = new Float64Array(width);
  rows.forEach((value, i) => (middle[i % width] = (middle[i % width] as number) + value / count));
  // One symbol spreads nowhere.
  if (count < 2) return { middle, right: axis(0), up: axis(1), shares: [1, 0] };
  const { axes, variances } = width < count ? byDirections(rows, width) : bySymbols(rows, middle);
  const right = directed(axes[0] ?? axis(0));
  const total = variances.reduce((sum, value) => sum + value, 0);
  const share = (at: number): number => (total > 0 ? (variances[at] ?? 0) / total : 0);
  return { middle, right, up: directed(axes[1] ?? across(right)), shares: [share(0), share(1)] };
}

interface Spread {
  /** At most two, `[M]`, orthonormal, along which points spread most. */
  readonly axes: readonly Float64Array[];
  /** Of all principal axes, largest first. */
  readonly variances: readonly number[];
}

/** From the covariances of the directions, `[M, M]`. */
function byDirections(rows: Float32Array, width: number): Spread {
  const points = Array.from({ length: rows.length / width }, (_, row) => Array.from(rows.subarray(row * width, (row + 1) * width)));
  const pca = new PCA(points, { method: 'covarianceMatrix' });
  const vectors = pca.getEigenvectors();
  return { axes: [0, 1].map((at) => Float64Array.from(vectors.getColumn(at))), variances: pca.getEigenvalues() };
}

/**
 * Of fewer symbols than directions from the products of the symbols' vectors with each other, `[V, V]`: it has the same variances, and an axis is
 * what its eigenvector makes of the symbols. Much quicker than taking apart `[V, M]`.
 */
function bySymbols(rows: Float32Array, middle: Float64Array): Spread {
  const width = middle.length;
  const points = Array.from({ length: rows.length / width }, (_, row) => middle.map((at, i) => (rows[row * width + i] as number) - at));
  const products = points.map(() => points.map(() => 0));
  points.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const b = points[j] as Float64Array;
      let sum = 0;
      for (let k = 0; k < width; k++) sum += (a[k] as number) * (b[k] as number);
      (products[i] as number[])[j] = (products[j] as number[])[i] = sum / (points.length - 1);
    }
  });
  const pca = new PCA(products, { isCovarianceMatrix: true });
  const vectors = pca.getEigenvectors();
  const variances = pca.getEigenvalues();
  const axes = [0, 1].flatMap((at) => {
    // No spread is left that an axis could lie along.
    if (!((variances[at] ?? 0) > 1e-12 * (variances[0] ?? 0))) return [];
    const axis = new Float64Array(width);
    vectors.getColumn(at).forEach((share, i) => axis.forEach((value, k) => (axis[k] = value + share * (points[i]?.[k] ?? 0))));
    const length = Math.hypot(...axis);
    return [axis.map((value) => value / length)];
  });
  return { axes, variances };
}

/** Some axis at right angles to one. */
function across(axis: Float64Array): Float64Array {
  const least = axis.reduce((at, value, i) => (Math.abs(value) < Math.abs(axis[at] as number) ? i : at), 0);
  const along = axis[least] as number;
  const found = axis.map((value, i) => (i === least ? 1 : 0) - along * value);
  const length = Math.hypot(...found);
  return found.map((value) => value / length);
}

/** An axis has no sign of its own: its largest part points forwards. */
function directed(axis: Float64Array): Float64Array {
  const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}

/** Rows `[n, M]` seen in a plane, `[n, 2]`. */
export function project({ middle, right, up }: Plane, rows: Float32Array): Float64Array {
  const width = middle.length;
  const points = new Float64Array((rows.length / width) * 2);
  for (let row = 0; row * width < rows.length; row++) {
    let [x, y] = [0, 0];
    for (let i = 0; i < width; i++) {
      const away = (rows[row * width + i] as number) - (middle[i] as number);
      x += away * (right[i] as number);
      y += away * (up[i] as number);
    }
    points.set([x, y], row * 2);
  }
  return points;
}

/**
 * The points in the plane, turned (or mirrored) in it so that they lie as near as possible to where they were: axes of almost the same
 * spread change places and signs from one moment to the next, which would look as if the symbols moved. What is in the plane stays
 * the same. The solution of Procrustes' problem in two dimensions.
 */
export function place(plane: Plane, table: Pick<SymbolTable, 'rows'>, last: Placed | null): Placed {
  const points = project(plane, table.rows);
  if (!plane.shares || !last?.plane.shares || last.points.length !== points.length) return { plane, points };
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y, u, v] = [points[i] as number, points[i + 1] as number, last.points[i] as number, last.points[i + 1] as number];
    xx += x * u;
    xy += x * v;
    yx += y * u;
    yy += y * v;
  }
  const mirrored = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
  const angle = mirrored ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // New x and y of what lies at (x, y).
  const turned = (x: number, y: number): [number, number] => (mirrored ? [cos * x + sin * y, sin * x - cos * y] : [cos * x - sin * y, sin * x + cos * y]);
  const right = plane.right.map((value, i) => turned(value, plane.up[i] as number)[0]);
  const up = plane.up.map((value, i) => turned(plane.right[i] as number, value)[1]);
  for (let i = 0; i < points.length; i += 2) points.set(turned(points[i] as number, points[i + 1] as number), i);
  return { plane: { ...plane, right, up }, points };
}

/** Half the side of a square around the middle that holds all points: a round number, so that it seldom changes. */
export function extentOf(points: Float64Array): number {
  const most = points.reduce((far, value) => Math.max(far, Math.abs(value)), 0) * 1.08;
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return power * ([1, 1.5, 2, 3, 5, 7, 10].find((mark) => mark * power >= most) ?? 10);
}
