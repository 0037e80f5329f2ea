import { toCsv } from '../figure/csv.ts';
import type { Strip } from '../state/run-strips.ts';

/** A line a timestep of every strip; its Div is the mean of the steps up to that one. */
export function stripsCsv(strips: readonly Strip[], weights: Float32Array): string {
  return toCsv(['step', 't', 'w', 'div'], strips.flatMap(({ step, values }) => values.map((div, index) => [step, index + 1, weights[index], div])));
}
