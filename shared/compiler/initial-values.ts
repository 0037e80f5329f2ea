import { Random } from '../text/random.ts';
import { sizeOf } from './ir/build.ts';
import { nth } from './ops/op.ts';
import type { Program, Variable } from './program.ts';

/**
 * Where every variable of a program begins, drawn from one generator in the order of the variables: the same seed gives
 * the same weights.
 */
export function initialValues(program: Pick<Program, 'variables'>, seed: number): Map<string, Float32Array> {
  const random = Random.seeded(seed);
  return new Map(program.variables.map((variable) => [variable.name, initialValue(variable, random)]));
}

function initialValue({ shape, init }: Variable, random: Random): Float32Array {
  const values = new Float32Array(sizeOf(shape));
  switch (init) {
    case 'zeros':
      return values;
    case 'ones':
      return values.fill(1);
    case 'uniform':
      return values.map(() => (random.float() * 2 - 1) * 0.05);
    case 'glorot-uniform': {
      // Glorot & Bengio 2010: uniform within ±√(6 / (fan in + fan out)).
      const limit = Math.sqrt(6 / (nth(shape, 0) + nth(shape, 1)));
      return values.map(() => (random.float() * 2 - 1) * limit);
    }
    case 'orthogonal':
      return orthogonal(nth(shape, 0), nth(shape, 1), random);
    case 'unit-forget-bias': {
      const units = values.length / 4;
      return values.fill(1, units, 2 * units);
    }
  }
}

/**
 * A random matrix with orthonormal rows (or columns, whichever are fewer): Gaussian vectors made orthogonal by modified
 * Gram-Schmidt, which is the QR decomposition with a positive diagonal (Saxe et al. 2013).
 */
function orthogonal(rows: number, columns: number, random: Random): Float32Array {
  const [count, length] = rows <= columns ? [rows, columns] : [columns, rows];
  const basis: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const vector = Float64Array.from({ length }, () => gaussian(random));
    for (const other of basis) subtractProjection(vector, other);
    const norm = Math.sqrt(vector.reduce((total, value) => total + value * value, 0));
    basis.push(vector.map((value) => value / norm));
  }
  const values = new Float32Array(rows * columns);
  basis.forEach((vector, k) => {
    vector.forEach((value, i) => { values[rows <= columns ? k * columns + i : i * columns + k] = value; });
  });
  return values;
}

function subtractProjection(vector: Float64Array, unit: Float64Array): void {
  let dot = 0;
  for (let i = 0; i < vector.length; i++) dot += (vector[i] ?? 0) * (unit[i] ?? 0);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - dot * (unit[i] ?? 0);
}

/** Box and Muller 1958. */
function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
}
