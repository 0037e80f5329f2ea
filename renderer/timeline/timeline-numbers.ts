import { resolveWeights, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { roundUp } from '../ui/round-up.ts';

/** One sequence as it is judged: what is read and desired as it is shown, and Div(Y(t), d(t)) of the network that is looked at. */
export interface JudgedSequence {
  readonly x: readonly string[];
  readonly d: readonly string[];
  /** By timestep, NaN where nothing is desired; null: not known (yet). */
  readonly div: ArrayLike<number> | null;
}

/** One timestep of DIV = Σ w_t · Div. */
export interface Term {
  readonly t: number;
  readonly x: string;
  readonly d: string;
  readonly w: number;
  /** null: not known, or nothing is desired here. */
  readonly div: number | null;
  readonly product: number | null;
}

export interface TimelineNumbers {
  readonly terms: readonly Term[];
  /** Σ w·Div; null while Div is not known. */
  readonly total: number | null;
  /** Σ w over the timesteps at which something is desired. */
  readonly sumW: number;
  /** DIV / Σ w; null where nothing weighs, too. */
  readonly loss: number | null;
}

/**
 * The terms of DIV for a choice of weights. Div is the network's (a probe's); only the products and sums are made here, so that they
 * follow the hand that paints w.
 */
export function timelineNumbers(choice: TimestepWeights, length: number, sequence: JudgedSequence | null): TimelineNumbers {
  const weights = resolveWeights(choice, length);
  const div = sequence?.div ?? null;
  const terms = Array.from(weights, (w, index): Term => {
    const value = div?.[index] ?? NaN;
    const known = Number.isNaN(value) ? null : value;
    return { t: index + 1, x: sequence?.x[index] ?? '', d: sequence?.d[index] ?? '', w, div: known, product: known === null ? null : w * known };
  });
  const judged = div ? terms.filter((term) => term.div !== null) : terms;
  const sumW = judged.reduce((sum, { w }) => sum + w, 0);
  const total = div && judged.length > 0 ? judged.reduce((sum, { product }) => sum + (product ?? 0), 0) : null;
  return { terms, total, sumW, loss: total === null || sumW === 0 ? null : total / sumW };
}

/** The top of the scale of Div: a round number at or above the largest. */
export function divTop(terms: readonly Term[]): number {
  const most = Math.max(0, ...terms.flatMap(({ div, product }) => [div ?? 0, product ?? 0]).filter(Number.isFinite));
  return most < 1e-12 ? 1 : roundUp(most);
}
