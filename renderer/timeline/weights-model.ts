import { resolveWeights, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { formatNumber } from '../ui/format.ts';
import { roundUp } from '../ui/round-up.ts';

/** Up to so many timesteps each bar is drawn, named and reached on its own; beyond, they are one chart. */
export const MOST_BARS = 24;

export type Schedule = TimestepWeights['schedule'];
export type Custom = Extract<TimestepWeights, { schedule: 'custom' }>;
export type Direction = Custom['from'];

/** In the order of the editor. */
export const schedules: readonly Schedule[] = ['final', 'all', 'ramp', 'every', 'first', 'last', 'custom'];

/** Painted values lie on this grid, unless Alt is held. */
export const WEIGHT_STEP = 0.05;
export const LARGEST_WEIGHT = 1_000;

/** Weights as they are shown, t = 1 … length: at most four decimals. */
export function shownWeights(choice: TimestepWeights, length: number): number[] {
  return [...resolveWeights(choice, length)].map((w) => Math.round(w * 10_000) / 10_000);
}

/** A preset with its usual numbers; `custom` keeps what is shown at `length`. */
export function presetChoice(schedule: Schedule, now: TimestepWeights, lengths: readonly number[], length: number): TimestepWeights {
  const k = 'k' in now ? now.k : Math.max(1, Math.min(3, length));
  switch (schedule) {
    case 'final':
    case 'all':
      return { schedule };
    case 'ramp':
      return { schedule, shape: now.schedule === 'ramp' ? now.shape : 'linear' };
    case 'every':
    case 'first':
    case 'last':
      return { schedule, k };
    case 'custom':
      return paintable(now, lengths, length);
  }
}

/**
 * The same weights as a list to paint on, counted from the end at which one list holds them for every length: "first" from the start,
 * "final" from the end. Where both do, or neither, from the end if lengths differ, so that the last symbol of each sequence is the same
 * entry. Steps that only longer sequences have keep the weights they have there.
 */
export function paintable(choice: TimestepWeights, lengths: readonly number[], length: number): Custom {
  if (choice.schedule === 'custom') return choice;
  const all = [...new Set([...lengths, length])];
  const longest = Math.max(...all);
  const usual: readonly Direction[] = all.length > 1 ? ['end', 'start'] : ['start', 'end'];
  const holds = (from: Direction): boolean => {
    const list = ordered(shownWeights(choice, longest), from);
    return all.every((each) => ordered(shownWeights(choice, each), from).every((weight, index) => weight === list[index]));
  };
  const from = usual.find(holds) ?? usual[0] ?? 'end';
  return { schedule: 'custom', from, weights: listFrom(choice, longest, length, from), rest: 0 };
}

function listFrom(choice: TimestepWeights, longest: number, length: number, from: Direction): number[] {
  const shown = ordered(shownWeights(choice, length), from);
  const beyond = ordered(shownWeights(choice, longest), from);
  return beyond.map((weight, index) => shown[index] ?? weight);
}

function ordered(weights: number[], from: Direction): number[] {
  return from === 'start' ? weights : [...weights].reverse();
}

/** Counted from the other end, with the same weights at `length`. */
export function counted(choice: Custom, from: Direction, length: number): Custom {
  if (choice.from === from) return choice;
  const longest = Math.max(length, choice.weights.length);
  return { ...choice, from, weights: listFrom(choice, longest, length, from) };
}

/** Sets weights at some timesteps of a sequence of `length`; the other entries of the list stay. */
export function painted(choice: Custom, length: number, values: ReadonlyMap<number, number>): Custom {
  const weights = [...choice.weights];
  for (const [t, value] of values) {
    if (t < 1 || t > length) continue;
    const index = choice.from === 'start' ? t - 1 : length - t;
    while (weights.length <= index) weights.push(choice.rest);
    weights[index] = legalWeight(value);
  }
  return { ...choice, weights };
}

/** A straight line of weights from one timestep to another, both included. */
export function lineOf(from: { readonly t: number; readonly w: number }, to: { readonly t: number; readonly w: number }, free: boolean): Map<number, number> {
  const values = new Map<number, number>();
  const step = to.t >= from.t ? 1 : -1;
  for (let t = from.t; t !== to.t + step; t += step) {
    const share = to.t === from.t ? 1 : (t - from.t) / (to.t - from.t);
    values.set(t, snapped(from.w + (to.w - from.w) * share, free));
  }
  return values;
}

/** On the grid of 0.05, or with three decimals where free. */
export function snapped(value: number, free: boolean): number {
  const step = free ? 0.001 : WEIGHT_STEP;
  return legalWeight(Math.round(value / step) * step);
}

export function legalWeight(value: number): number {
  return Math.min(LARGEST_WEIGHT, Math.max(0, Math.round(value * 10_000) / 10_000));
}

/** Σw over one sequence. */
export function sumOf(choice: TimestepWeights, length: number): number {
  return resolveWeights(choice, length).reduce((sum, w) => sum + w, 0);
}

export function sumText(choice: TimestepWeights, length: number): string {
  return formatNumber(sumOf(choice, length));
}

/** The top of the scale: 1, or the next round number above the largest weight. */
export function scaleTop(weights: readonly number[]): number {
  const most = Math.max(1, ...weights);
  return most <= 1 ? 1 : roundUp(most, [1, 2, 5, 10]);
}

/** "0", "0.25", "1.00", "12.5". */
export function weightText(weight: number): string {
  if (weight === 0) return '0';
  if (weight >= 10) return String(Number(weight.toPrecision(4)));
  return weight < 0.01 ? formatNumber(weight) : weight.toFixed(2);
}
