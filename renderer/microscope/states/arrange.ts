import type { ProbedSequence, ProbeTensor } from '../../../shared/ipc/contract.ts';

/** Row k at t of a tensor `[t, width]`; NaN where there is none. */
export function valueAt({ shape, data }: ProbeTensor, t: number, unit: number): number {
  return data[(t - 1) * (shape[1] ?? 1) + unit] ?? Number.NaN;
}

/** One unit over time. */
export function columnOf({ shape, data }: ProbeTensor, unit: number): Float32Array {
  const width = shape[1] ?? 1;
  return Float32Array.from({ length: shape[0] ?? 0 }, (_, t) => data[t * width + unit] ?? Number.NaN);
}

/** Units 0 … width − 1, those first that change most over time (standard deviation); ties as they are. */
export function byVariation({ shape, data }: ProbeTensor): number[] {
  const [timesteps, width] = [shape[0] ?? 0, shape[1] ?? 1];
  const spreads = Array.from({ length: width }, (_, unit) => {
    let [sum, squares] = [0, 0];
    for (let t = 0; t < timesteps; t++) {
      const value = data[t * width + unit] ?? 0;
      sum += value;
      squares += value * value;
    }
    return squares / timesteps - (sum / timesteps) ** 2;
  });
  return spreads.map((_, unit) => unit).sort((a, b) => (spreads[b] ?? 0) - (spreads[a] ?? 0) || a - b);
}

/** The same numbers with the units in another order: row k is unit `order[k]`. */
export function rearranged({ shape, data }: ProbeTensor, order: readonly number[]): Float32Array {
  const [timesteps, width] = [shape[0] ?? 0, shape[1] ?? 1];
  const arranged = new Float32Array(timesteps * width);
  for (let t = 0; t < timesteps; t++) for (let row = 0; row < width; row++) arranged[t * width + row] = data[t * width + (order[row] ?? row)] ?? Number.NaN;
  return arranged;
}

/** What holding changed, by tensor: held less free. Tensors that only one of them has are left out. */
export function difference(held: ProbedSequence, free: ProbedSequence): Record<string, ProbeTensor> {
  return Object.fromEntries(
    Object.entries(held.tensors).flatMap(([name, { shape, data }]) => {
      const other = free.tensors[name]?.data;
      return other?.length === data.length ? [[name, { shape, data: data.map((value, index) => value - (other[index] ?? 0)) }]] : [];
    }),
  );
}
