import { UserError } from '../errors.ts';
import type { EncodedPair } from '../text/pair-batches.ts';
import { Random } from '../text/random.ts';
import { columnsOf, numbersOf, type CsvTable } from './csv-table.ts';

/** The parameters of a `sequence` node that say how its table is read. */
export interface SequenceParams {
  readonly task: 'forecast' | 'answer';
  /** Channels, by name of their column; none: all that hold numbers. */
  readonly columns: readonly string[];
  /** Rows with the same value here are one sequence. */
  readonly sequence: string;
  readonly label: string;
  readonly horizon: number;
  readonly window: number;
  readonly standardise: boolean;
  /** Share that is kept for validation: from the end of a series, or of the sequences. */
  readonly validation: number;
}

/** What is taken from each channel, and what it is divided by. */
export interface Scaling {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** One series, to be continued. Numbers are row-major `[N, channels]`, scaled. */
export interface SeriesDataset {
  readonly type: 'series';
  readonly columns: readonly string[];
  readonly scaling: Scaling;
  readonly training: Float32Array;
  /** The end of the series; null where nothing is kept for validation. */
  readonly validation: Float32Array | null;
  readonly window: number;
  readonly horizon: number;
}

/** All rows, those that were kept for validation included. */
export function wholeSeries({ training, validation }: Pick<SeriesDataset, 'training' | 'validation'>): Float32Array {
  const whole = new Float32Array(training.length + (validation?.length ?? 0));
  whole.set(training);
  whole.set(validation ?? [], training.length);
  return whole;
}

/** Sequences with a label each. */
export interface LabelledDataset {
  readonly type: 'labelled';
  readonly columns: readonly string[];
  readonly scaling: Scaling;
  /** The labels, ordered by code point. */
  readonly answers: readonly string[];
  readonly training: readonly EncodedPair[];
  readonly validation: readonly EncodedPair[] | null;
  readonly lengths: readonly number[];
}

/** The split is the same in every run, so that runs can be compared. */
const SPLIT_SEED = 1;

/** @throws UserError a column that is not there, a field that is not a number, too few rows, sequences without a label. */
export function sequenceDataset(table: CsvTable, params: SequenceParams): SeriesDataset | LabelledDataset {
  return params.task === 'forecast' ? seriesDataset(table, params) : labelledDataset(table, params);
}

function seriesDataset(table: CsvTable, { columns: named, horizon, window, standardise, validation: share }: SequenceParams): SeriesDataset {
  const columns = columnsOf(table, named, []);
  const values = numbersOf(table, columns);
  const width = columns.length;
  const rows = table.rows.length;
  // Fewer rows than the horizon and one have nothing to judge.
  const kept = Math.round(rows * share) > horizon ? Math.round(rows * share) : 0;
  const needed = window + horizon;
  if (rows - kept < needed) throw new UserError('errors:data.shortSeries', { title: table.title, rows: rows - kept, window, horizon, needed });
  const scaling = scalingOf([values.subarray(0, (rows - kept) * width)], width, standardise);
  const scaled = scale(values, scaling);
  return {
    type: 'series',
    columns,
    scaling,
    training: scaled.subarray(0, (rows - kept) * width),
    validation: kept > 0 ? scaled.subarray((rows - kept) * width) : null,
    window,
    horizon,
  };
}

function labelledDataset(table: CsvTable, params: SequenceParams): LabelledDataset {
  const { columns, sequences } = labelledSequences(table, params);
  const answers = [...new Set(sequences.map(({ label }) => label))].sort((a, b) => (a < b ? -1 : 1));
  if (answers.length < 2) throw new UserError('errors:data.oneAnswer', { title: table.title, answer: answers[0] ?? '' });
  const kept = Math.min(Math.round(sequences.length * params.validation), sequences.length - 1);
  const order = kept > 0 ? Random.seeded(SPLIT_SEED).permutation(sequences.length) : Int32Array.from(sequences.keys());
  const part = (from: number, to?: number) => [...order.subarray(from, to).toSorted()].flatMap((index) => sequences[index] ?? []);
  const training = part(kept);
  const scaling = scalingOf(training.map(({ values }) => values), columns.length, params.standardise);
  const encoded = (of: typeof training): EncodedPair[] =>
    of.map(({ values, label }) => ({ question: scale(values, scaling), answer: answers.indexOf(label) }));
  return {
    type: 'labelled',
    columns,
    scaling,
    answers,
    training: encoded(training),
    validation: kept > 0 ? encoded(part(0, kept)) : null,
    lengths: [...new Set(sequences.map(({ values }) => values.length / columns.length))].sort((a, b) => a - b),
  };
}

export interface LabelledSequence {
  /** As they stand in the table, `[t, channels]`. */
  readonly values: Float32Array;
  readonly label: string;
}

/** The rows of a table by the value of its group column, in the order of their first row. */
export function labelledSequences(
  table: CsvTable,
  { columns: named, sequence: group, label }: Pick<SequenceParams, 'columns' | 'sequence' | 'label'>,
): { readonly columns: readonly string[]; readonly sequences: readonly LabelledSequence[] } {
  if (group === '' || label === '') throw new UserError('errors:data.noLabelColumn', { title: table.title });
  const groupAt = table.place(group);
  const labelAt = table.place(label);
  const columns = columnsOf(table, named, [group, label]);
  const values = numbersOf(table, columns);
  const found = new Map<string, { readonly label: string; readonly rows: number[] }>();
  table.rows.forEach((row, index) => {
    const name = (row[groupAt] ?? '').trim();
    const said = (row[labelAt] ?? '').trim();
    if (said === '') throw new UserError('errors:data.noLabel', { title: table.title, row: table.line(index), column: label });
    const known = found.get(name) ?? { label: said, rows: [] };
    if (known.label !== said)
      throw new UserError('errors:data.twoLabels', { title: table.title, row: table.line(index), column: label, sequence: name, label: said, first: known.label });
    known.rows.push(index);
    found.set(name, known);
  });
  const width = columns.length;
  const sequences = [...found.values()].map(({ rows, label: said }) => ({
    values: Float32Array.from(rows.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)])),
    label: said,
  }));
  return { columns, sequences };
}

/** Mean and deviation of each channel (a channel that never changes is divided by 1), or nothing taken and divided by 1. */
function scalingOf(parts: readonly Float32Array[], width: number, standardise: boolean): Scaling {
  const channels = Array.from({ length: width }, (_, channel) => channel);
  if (!standardise) return { mean: channels.map(() => 0), deviation: channels.map(() => 1) };
  const rows = parts.reduce((sum, { length }) => sum + length / width, 0);
  const totals = (of: (value: number, channel: number) => number): number[] => {
    const sums = channels.map(() => 0);
    for (const part of parts) part.forEach((value, at) => (sums[at % width] = (sums[at % width] ?? 0) + of(value, at % width)));
    return sums;
  };
  const mean = totals((value) => value).map((sum) => sum / rows);
  const deviation = totals((value, channel) => (value - (mean[channel] ?? 0)) ** 2).map((sum) => Math.sqrt(sum / rows) || 1);
  return { mean, deviation };
}

/** Numbers of the table as the network reads them. */
export function scale(values: Float32Array, { mean, deviation }: Scaling): Float32Array {
  return values.map((value, at) => (value - (mean[at % mean.length] ?? 0)) / (deviation[at % mean.length] ?? 1));
}

/** What the network gives as numbers of the table. */
export function unscale(values: Float32Array, { mean, deviation }: Scaling): Float32Array {
  return values.map((value, at) => value * (deviation[at % mean.length] ?? 1) + (mean[at % mean.length] ?? 0));
}
