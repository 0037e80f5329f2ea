import uPlot from 'uplot';
import type { RunHistory } from '../state/run-history.ts';

/** Steps, then raw and smoothed training loss and validation of the selected run, then a line for each compared run. */
export type ChartData = uPlot.AlignedData;

type Column = (number | null)[];
type Table = [number[], ...Column[]];

export function chartData(selected: RunHistory, compared: readonly RunHistory[]): ChartData {
  const { series, validations } = selected;
  const training: Table = [[...series.steps], finite(series.losses), finite(series.smoothed)];
  const validation: Table = [validations.map(({ step }) => step), validations.map(({ loss }) => loss)];
  return uPlot.join([training, validation, ...compared.map(comparedLine)]) as ChartData;
}

/** Validation is what can be compared between runs; a run without one shows its smoothed training loss. */
function comparedLine({ series, validations }: RunHistory): Table {
  return validations.length > 1
    ? [validations.map(({ step }) => step), validations.map(({ loss }) => loss)]
    : [[...series.steps], finite(series.smoothed)];
}

function finite(values: Float64Array): Column {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/**
 * What the loss axis spans: every smoothed, validated and compared value, and the line of guessing where the run is
 * near it; `ancestors`: losses of the run a fork began from. The raw line may run out of it, so that one wild step does not flatten the rest.
 */
export function lossBounds(data: ChartData, guessing: number | null, log: boolean, ancestors: Iterable<number> = []): Bounds {
  let [min, max] = [Infinity, -Infinity];
  const span = (values: Iterable<number | null | undefined>): void => {
    for (const value of values) {
      if (value === null || value === undefined || !Number.isFinite(value) || (log && value <= 0)) continue;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  };
  for (let column = 2; column < data.length; column++) span(data[column] ?? []);
  span(ancestors);
  if (min > max) return log ? { min: 0.1, max: Math.max(1, guessing ?? 1) } : { min: 0, max: guessing ?? 1 };
  if (guessing !== null && max > guessing * 0.5 && max < guessing * 4) max = Math.max(max, guessing);
  if (log) return { min: min / 1.15, max: max * 1.15 };
  const room = Math.max((max - min) * 0.06, max * 0.02, 1e-6);
  return { min: Math.max(0, min - 1.6 * room), max: max + room };
}

/** Round numbers on a logarithmic axis: the finer, the fewer decades it spans. */
export function logTicks(min: number, max: number): number[] {
  const decades = Math.log10(max / min);
  const marks = decades > 3 ? [1] : decades > 1.3 ? [1, 2, 5] : decades > 0.7 ? [1, 1.5, 2, 3, 5, 7] : [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++)
    for (const mark of marks) {
      const tick = Number((mark * 10 ** power).toPrecision(3));
      if (tick >= min && tick <= max) ticks.push(tick);
    }
  return ticks;
}

/** Places for labels at the ends of lines, `gap` apart and within 0 … `limit`, each as near to its line as can be. */
export function spreadLabels(wanted: readonly number[], gap: number, limit: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const placed: number[] = [];
  let least = 0;
  for (const index of order) {
    const at = Math.max(least, wanted[index] as number);
    placed[index] = at;
    least = at + gap;
  }
  let most = limit;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index] as number, most);
    most = (placed[index] as number) - gap;
  }
  return placed;
}

/** The newest value of a column at or before a step, with its step. */
export function valueAt(data: ChartData, column: number, step: number): { readonly step: number; readonly value: number } | null {
  const steps = data[0] as ArrayLike<number>;
  const values = data[column];
  if (!values) return null;
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((steps[middle] as number) <= step) low = middle;
    else high = middle - 1;
  }
  for (let i = low; i >= 0; i--) {
    const value = values[i];
    if (value !== null && value !== undefined && (steps[i] as number) <= step) return { step: steps[i] as number, value };
  }
  return null;
}
