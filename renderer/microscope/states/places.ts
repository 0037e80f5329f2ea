/** A timestep of a sample, and what a unit is there. */
export interface Place {
  readonly at: number;
  readonly value: number;
}

/** Timesteps nearer to a place than this are the same place. */
const APART = 8;

/**
 * Where a unit is highest and lowest, the most extreme first; equal values in the order of the text. Of neighbours only the most
 * extreme counts.
 * @param sequenceOf tells sequences apart: neighbours are of the same one
 */
export function extremePlaces(values: ArrayLike<number>, count: number, sequenceOf: (at: number) => number): { readonly highest: readonly Place[]; readonly lowest: readonly Place[] } {
  const order = Array.from({ length: values.length }, (_, at) => at).sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const lowest = order.toSorted((a, b) => (values[a] as number) - (values[b] as number) || a - b);
  const pick = (sorted: readonly number[]): Place[] => {
    const chosen: Place[] = [];
    for (const at of sorted) {
      if (chosen.length === count) break;
      if (chosen.every((place) => Math.abs(place.at - at) >= APART || sequenceOf(place.at) !== sequenceOf(at))) chosen.push({ at, value: values[at] as number });
    }
    return chosen;
  };
  return { highest: pick(order), lowest: pick(lowest) };
}

/** At most `bins` numbers for a long line: of each part the one farthest from 0. */
export function binned(values: Float32Array, bins: number): Float32Array {
  if (values.length <= bins) return values;
  return Float32Array.from({ length: bins }, (_, bin) => {
    let most = 0;
    for (let at = Math.floor((bin * values.length) / bins); at < Math.floor(((bin + 1) * values.length) / bins); at++) if (Math.abs(values[at] ?? 0) > Math.abs(most)) most = values[at] ?? 0;
    return most;
  });
}

/** The first symbol in which two texts differ, from 0, by characters; null: they are the same. */
export function firstDifference(a: readonly string[], b: readonly string[]): number | null {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return at;
  return null;
}
