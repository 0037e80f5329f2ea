import { basename } from 'node:path';
import type { GraphNode } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { numbersOf, readCsv } from '../../../shared/series/csv-table.ts';
import { labelledSequences, scale, type Scaling, type SequenceParams } from '../../../shared/series/series-dataset.ts';
import { seriesTape } from '../../../shared/series/series-tape.ts';
import type { Epoch, Frame } from '../../../shared/text/batch.ts';
import { lengthOf, pairsInOrder, type EncodedPair } from '../../../shared/text/pair-batches.ts';
import { textInOrder } from '../../../shared/text/text-batches.ts';
import { readTextFile } from '../data/read-text-file.ts';
import type { EngineRun } from '../run/run-folder.ts';

/** The channels of a run that reads numbers, and their scaling. */
export interface Channels {
  readonly columns: readonly string[];
  readonly scaling: Scaling;
}

/** @throws UserError a run that reads symbols. */
export function channelsOf({ series }: Pick<EngineRun, 'series'>): Channels {
  if (!series) throw new UserError('errors:engine.symbolInputs');
  return series;
}

/** @throws UserError a run that reads numbers where text is given. */
export function requireSymbols({ series }: Pick<EngineRun, 'series'>): void {
  if (series) throw new UserError('errors:engine.realInputs');
}

/**
 * Rows of numbers written as text, apart by spaces, commas or lines: as many numbers a row as there are channels.
 * @throws UserError no number, something that is not one, or a row that is not whole.
 */
export function rowsFromText(text: string, { columns }: Pick<Channels, 'columns'>): Float32Array {
  const fields = text.trim().split(/[\s,;]+/).filter((field) => field !== '');
  const wrong = fields.find((field) => !Number.isFinite(Number(field)));
  if (wrong !== undefined) throw new UserError('errors:data.notANumberHere', { value: wrong });
  if (fields.length === 0 || fields.length % columns.length !== 0)
    throw new UserError('errors:data.brokenRows', { count: fields.length, channels: columns.join(', '), width: columns.length });
  return Float32Array.from(fields, Number);
}

/** @throws UserError rows of another width than there are channels. */
export function rowsFromLists(rows: readonly (readonly number[])[], { columns }: Pick<Channels, 'columns'>): Float32Array {
  const odd = rows.find(({ length }) => length !== columns.length);
  if (odd) throw new UserError('errors:data.brokenRows', { count: odd.length, channels: columns.join(', '), width: columns.length });
  return Float32Array.from(rows.flat());
}

/** Row-major float32 numbers as lists of rows, in the digits that they hold. */
export function toRows(values: ArrayLike<number>, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, row) => Array.from({ length: width }, (_, at) => Number((values[row * width + at] ?? NaN).toPrecision(7))));
}

/**
 * A CSV file with the columns that a run was trained on, judged as its own data is.
 * @throws UserError as `readTextFile` and `readCsv`; a column, a number or a label that is not there; too few or too many rows.
 */
export async function fileEpochOfNumbers(run: EngineRun, node: GraphNode, frame: Frame, file: string): Promise<Epoch> {
  const { columns, scaling } = channelsOf(run);
  const params = kindById(node.kind)?.read(node.params) as unknown as SequenceParams;
  const table = readCsv(await readTextFile(file), basename(file));
  if (run.task === 'forecast') {
    const { horizon } = params;
    if (table.rows.length <= horizon)
      throw new UserError('errors:data.shortSeries', { title: table.title, rows: table.rows.length, window: 1, horizon, needed: horizon + 1 });
    return textInOrder(seriesTape(scale(numbersOf(table, columns), scaling), columns.length, horizon), frame, run.document.training.carryState);
  }
  const { sequences } = labelledSequences(table, { ...params, columns });
  const pairs = sequences.map(({ values, label }): EncodedPair => {
    const answer = run.answers.indexOf(label);
    if (answer < 0) throw new UserError('errors:data.unknownAnswer', { title: table.title, answer: label, known: run.answers.slice(0, 12).join(', ') });
    const pair = { question: scale(values, scaling), answer };
    const length = lengthOf(pair, frame);
    if (length > frame.timesteps) throw new UserError('errors:data.longSequence', { length, limit: frame.timesteps });
    return pair;
  });
  return pairsInOrder(pairs, frame);
}
