import { portOf } from '../../../shared/compiler/functions/judge.ts';
import type { ProbedSequence, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { unscale, type Scaling } from '../../../shared/series/series-dataset.ts';
import type { Probed } from './call-probe.ts';
import { INFLUENCE, influenceParts, type Catalogue } from './catalogue.ts';
import { taskOf, type ReadSequence } from './read-sequence.ts';
import type { Subject } from './subject.ts';

/** One row of a call as it is told. */
export function sequenceOf(subject: Subject, catalogue: Catalogue, wanted: ReadonlySet<string>, found: Probed, sequence: ReadSequence, row: number): ProbedSequence {
  const { length, symbols, desired, divergences, x, y } = sequence;
  const tensors: Record<string, ProbeTensor> = {};
  for (const { name, width } of catalogue.sequence) {
    if (!wanted.has(name)) continue;
    const data = name === INFLUENCE ? influenceOf(catalogue, found, row, length) : found.row(name, row, width);
    const scaling = inTable(subject, name);
    tensors[name] = { shape: [length, width], data: scaling ? unscale(data, scaling) : data };
  }
  return {
    length,
    symbols: symbols && [...symbols],
    ...(symbols && x instanceof Int32Array && { indices: x }),
    targets: y instanceof Int32Array ? y.map((index, t) => (desired[t] ? index : -1)) : null,
    divergences: divergences.map(({ node, share, w }) => {
      const div = found.row(portOf('div', node), row, 1).map((value, t) => (desired[t] ? value : Number.NaN));
      const weighted = w.map((value, t) => (value === 0 ? 0 : value * (div[t] ?? Number.NaN)));
      const [total, sumW] = [sum(weighted), sum(w)];
      return { node, share, w, div, weighted, total, sumW, loss: sumW === 0 ? null : total / sumW };
    }),
    tensors,
    alone: null,
  };
}

/** Of all places where symbols or numbers are read. */
function influenceOf(catalogue: Catalogue, found: Probed, row: number, length: number): Float32Array {
  const parts = influenceParts(catalogue).map((name) => found.row(name, row, 1));
  return Float32Array.from({ length }, (_, t) => sum(parts.map((values) => values[t] ?? 0)));
}

/** A forecast is told in the numbers of its table. */
function inTable(subject: Subject, name: string): Scaling | null {
  const { series } = subject;
  return series && name.startsWith('prediction/') && taskOf(subject).task === 'forecast' ? series.scaling : null;
}

/** Σ share · Σ w·Div / Σ w over all sequences, as training has it; null where nothing weighs. */
export function lossOf({ document }: Subject, sequences: readonly ProbedSequence[]): number | null {
  const terms = sequences[0]?.divergences.map(({ share }, i) => {
    const [total, sumW] = (['total', 'sumW'] as const).map((key) => sum(sequences.map(({ divergences }) => divergences[i]?.[key] ?? 0)));
    return { sumW: sumW ?? 0, term: (share * (total ?? 0)) / (document.training.reduction === 'sum' ? sequences.length : sumW || 1) };
  }) ?? [];
  return terms.every(({ sumW }) => sumW === 0) ? null : sum(terms.map(({ term }) => term));
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}
