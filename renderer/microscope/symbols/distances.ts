import { rowOf, type SymbolTable } from './symbol-table.ts';

/** Euclidean. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return Math.sqrt(sum);
}

/** The vector of a symbol of a vocabulary of V before anything was learned. */
export function oneHot(index: number, size: number): Float32Array {
  const vector = new Float32Array(size);
  vector[index] = 1;
  return vector;
}

/** `[n, n]`, row-major. */
export function distanceMatrix(vectors: readonly ArrayLike<number>[]): Float64Array {
  const n = vectors.length;
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i] = distance(vectors[i] as ArrayLike<number>, vectors[j] as ArrayLike<number>);
  return matrix;
}

/** Distances of one symbol to every symbol, in all M directions. */
export function distancesFrom(table: SymbolTable, index: number): Float64Array {
  const from = rowOf(table, index);
  return Float64Array.from(table.symbols, (_, other) => distance(from, rowOf(table, other)));
}

export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** The symbols that lie nearest, nearest first, itself left out; equal ones in the order of the vocabulary. */
export function nearest(distances: Float64Array, index: number, count: number): Neighbour[] {
  return Array.from(distances, (far, other) => ({ index: other, distance: far }))
    .filter(({ index: other }) => other !== index)
    .sort((a, b) => a.distance - b.distance || a.index - b.index)
    .slice(0, count);
}
