import type { DataFacts } from '../nodes/kind.ts';
import type { LabelledDataset, SeriesDataset } from '../series/series-dataset.ts';
import { seriesTape } from '../series/series-tape.ts';
import type { Frame, WeightChoices } from './batch.ts';
import { textTape, type Tape } from './text-batches.ts';
import type { Counted, Vocabulary } from './vocabulary.ts';
import type { EncodedPair } from './pair-batches.ts';
import type { Tokeniser } from './symbols.ts';

/** A text as the network reads it. */
export interface TextDataset {
  readonly type: 'text';
  readonly tokeniser: Tokeniser;
  readonly vocabulary: Vocabulary;
  readonly counts: Counted['counts'];
  readonly training: Int32Array;
  /** The end of the text; null where nothing is kept for validation. */
  readonly validation: Int32Array | null;
  readonly window: number;
}

/** A question/answer table as the network reads it. */
export interface PairsDataset {
  readonly type: 'pairs';
  readonly tokeniser: Tokeniser;
  readonly vocabulary: Vocabulary;
  readonly counts: Counted['counts'];
  /** The classes, ordered by code point. */
  readonly answers: readonly string[];
  readonly training: readonly EncodedPair[];
  /** Null where nothing is kept for validation. */
  readonly validation: readonly EncodedPair[] | null;
  /** Every length of a question that occurs, ascending. */
  readonly lengths: readonly number[];
}

export type Dataset = TextDataset | PairsDataset | SeriesDataset | LabelledDataset;

/** What the compiler must know of it. */
export function factsOf(dataset: Dataset): DataFacts {
  switch (dataset.type) {
    case 'text': {
      const { size } = dataset.vocabulary;
      return { symbols: size, classes: size, timesteps: dataset.window, lengths: [dataset.window] };
    }
    case 'series': {
      const { length } = dataset.columns;
      return { symbols: 0, classes: length, channels: length, timesteps: dataset.window, lengths: [dataset.window] };
    }
    case 'pairs':
    case 'labelled': {
      const read = dataset.type === 'pairs' ? { symbols: dataset.vocabulary.size } : { symbols: 0, channels: dataset.columns.length };
      return { ...read, classes: dataset.answers.length, timesteps: dataset.lengths.at(-1) ?? 1, lengths: dataset.lengths };
    }
  }
}

/**
 * Rows of a batch: as asked for, or fewer where the data does not fill them ("hello" with a window of 4 is one stream).
 */
export function rowsFor(dataset: Dataset, asked: number): number {
  return Math.max(1, Math.min(asked, rowsOf(dataset)));
}

function rowsOf(dataset: Dataset): number {
  switch (dataset.type) {
    case 'text':
    case 'series':
      return Math.floor(tapeOf(dataset, dataset.training).targets / dataset.window);
    case 'pairs':
    case 'labelled':
      return dataset.training.length;
  }
}

/** A part of a text or a series, to cut windows from. */
export function tapeOf(dataset: TextDataset | SeriesDataset, part: Int32Array | Float32Array): Tape {
  return dataset.type === 'text' ? textTape(part as Int32Array) : seriesTape(part as Float32Array, dataset.columns.length, dataset.horizon);
}

/** Rows and timesteps of a program that reads this data. */
export function frameOf(dataset: Dataset, rows: number, timesteps: number, weights: WeightChoices): Frame {
  const { channels } = factsOf(dataset);
  return { rows, timesteps, weights, ...(channels !== undefined && { channels }) };
}
