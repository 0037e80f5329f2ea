/** The Euclidean norm of each timestep of `[t, units]`, summed in float64: a float32's square neither vanishes nor overflows there. */
export function normsOverTime(data: ArrayLike<number>, units: number): Float64Array {
  const norms = new Float64Array(units > 0 ? Math.round(data.length / units) : 0);
  for (let t = 0; t < norms.length; t++) {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += (data[t * units + unit] as number) ** 2;
    norms[t] = Math.sqrt(sum);
  }
  return norms;
}
