import { formatNumber } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import type { Sequence } from './sequence.ts';
import type { Unrolled } from './use-unrolled.ts';

/** What is read and desired, by timestep, as it is shown. */
export interface Frame {
  readonly length: number;
  /** Symbols, or numbers. */
  readonly x: readonly string[];
  /** What is desired; null: nothing. */
  readonly d: readonly (string | null)[];
  /** Index among the classes of what is desired, −1: nothing; null: numbers are forecast. */
  readonly targets: Int32Array | null;
  /** Which position of the one-hot is 1, from 0; null: not known. */
  readonly indices: Int32Array | null;
  readonly classes: readonly string[];
  /** Numbers that are read and those that are desired, of the first channel. */
  readonly lines: { readonly x: readonly number[]; readonly d: readonly number[] } | null;
}

const empty: Frame = { length: 0, x: [], d: [], targets: null, indices: null, classes: [], lines: null };

export function frameOf({ sequence, result }: Pick<Unrolled, 'sequence' | 'result'>): Frame {
  if (!sequence) return empty;
  const probed = result?.sequences[0];
  const { length } = sequence;
  const classes = result?.classes ?? [];
  const targets = probed?.targets ?? null;
  const range = Array.from({ length }, (_, t) => t);
  return {
    length,
    x: range.map((t) => (sequence.symbols ? visibleSymbol(sequence.symbols[t] ?? '') : numbersText(sequence.rows?.[t]))),
    d: range.map((t) => desiredAt(sequence, targets, classes, t)),
    targets,
    indices: probed?.indices ?? null,
    classes,
    lines: sequence.rows && { x: sequence.rows.map(([first]) => first ?? Number.NaN), d: range.map((t) => sequence.wanted?.[t]?.[0] ?? Number.NaN) },
  };
}

function desiredAt(sequence: Sequence, targets: Int32Array | null, classes: readonly string[], t: number): string | null {
  if (targets) {
    const index = targets[t] ?? -1;
    return index >= 0 ? visibleSymbol(classes[index] ?? '') : null;
  }
  if (sequence.wanted) {
    const row = sequence.wanted[t];
    return row ? numbersText(row) : null;
  }
  const { d } = sequence.ask;
  const asked = typeof d === 'string' ? d : d?.[t];
  return typeof asked === 'string' ? visibleSymbol(asked) : null;
}

/** A row of numbers in short: of several channels the first two. */
export function numbersText(row: ArrayLike<number> | undefined): string {
  const shown = Array.from(row ?? []).slice(0, 2).map((value) => formatNumber(Number(value.toPrecision(3))));
  return (row?.length ?? 0) > 2 ? `${shown.join(', ')}, …` : shown.join(', ');
}

/** A probability as the design writes it: ".40", "1.0" only where it is so. */
export function shortProbability(value: number): string {
  if (value >= 0.995) return value === 1 ? '1.0' : '>.99';
  if (value < 0.005) return value === 0 ? '.00' : '<.01';
  return value.toFixed(2).slice(1);
}
