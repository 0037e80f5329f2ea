import type { Alike } from '../../shared/ipc/contract.ts';
import { toCsv } from '../figure/csv.ts';
import { roundUp } from '../ui/round-up.ts';
import { valueOf, type Measure } from './verdict.ts';

/** What a panel draws of both runs. */
export type Quantity = 'loss' | Exclude<Measure, 'loss'>;

/** Room around the lines of a panel, pixels. */
export const PANEL = { left: 50, top: 26, right: 96, bottom: 24 };

export interface Line {
  readonly points: readonly { readonly step: number; readonly value: number }[];
}

export function lineOf(alike: readonly Alike[], quantity: Quantity): Line {
  return { points: alike.flatMap((each) => (valueOf(each, quantity) === null ? [] : [{ step: each.step, value: valueOf(each, quantity) as number }])) };
}

/** What the axis of a quantity spans: accuracies all from 0 to 1, losses from 0 to the largest. */
export function topOf(lines: readonly Line[], quantity: Quantity): number {
  if (quantity !== 'loss') return 1;
  const most = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  return most <= 0 ? 1 : roundUp(most);
}

/** Both runs' measures, a line a step at which one was made. */
export function alikeCsv(runs: readonly { readonly name: string; readonly label: string; readonly alike: readonly Alike[] }[]): string {
  const rows = runs.flatMap(({ name, label, alike }) => alike.map(({ step, on, loss, accuracy, last }) => [name, label, step, on, loss, accuracy, last.loss, last.accuracy]));
  return toCsv(['run', 'weights', 'step', 'part', 'loss', 'accuracy', 'final_loss', 'final_accuracy'], rows);
}
