import { PROBE_TIMESTEPS, type ProbeQuestion } from '../../../shared/ipc/contract.ts';

export interface WhySequence {
  readonly sequence: ProbeQuestion['sequences'][number];
  /** Index of the first symbol that is read: later than 0 where the text before is too long to be looked through. */
  readonly from: number;
}

/**
 * What was read before a written symbol, judged at the last timestep alone with −1: the objective is then the logarithm of its
 * probability, and `influence` what each earlier symbol adds to it. Null for the first symbol of all.
 * @param index of the symbol, from 0
 * @param divergence whose prediction wrote it
 */
export function whySymbol(symbols: readonly string[], index: number, divergence: string, longest = PROBE_TIMESTEPS): WhySequence | null {
  if (index < 1 || index >= symbols.length) return null;
  const from = Math.max(0, index - longest);
  return { from, sequence: { x: symbols.slice(from, index), d: symbols.slice(from + 1, index + 1), w: { [divergence]: atLast(index - from) } } };
}

/** The same for the answer to a question: its last timestep. */
export function whyAnswer(question: string | number[][], timesteps: number, answer: string, divergence: string): ProbeQuestion['sequences'][number] {
  return { x: question, d: answer, w: { [divergence]: atLast(timesteps) } };
}

function atLast(timesteps: number): number[] {
  return Array.from({ length: timesteps }, (_, t) => (t === timesteps - 1 ? -1 : 0));
}

/** So many numbers a reply holds at most here: what is wanted is its last row alone. */
const NUMBERS = 4_000_000;

/** Timesteps that fit, where each has so many numbers. */
export function fittingLength(width: number): number {
  return Math.max(1, Math.min(PROBE_TIMESTEPS, Math.floor(NUMBERS / Math.max(1, width))));
}

export interface Influential {
  /** Index in the text, from 0. */
  readonly index: number;
  readonly value: number;
}

/** The earlier symbols that count most, either way; the strongest first. */
export function strongest(influence: ArrayLike<number>, from: number, count: number): Influential[] {
  return Array.from(influence, (value, at) => ({ index: from + at, value }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || b.index - a.index)
    .slice(0, count);
}

/** Marks under the text: those that reach a fiftieth of the strongest, by index, −1 … 1. */
export function marksOf(influence: ArrayLike<number>, from: number): ReadonlyMap<number, number> {
  const most = Array.from(influence).reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  if (most === 0) return new Map();
  return new Map(Array.from(influence, (value, at): [number, number] => [from + at, value / most]).filter(([, share]) => Math.abs(share) >= 0.02));
}
