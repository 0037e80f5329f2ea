import type { DataFacts } from '../nodes/kind.ts';
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

export type Dataset = TextDataset | PairsDataset;

/** What the compiler must know of it. */
export function factsOf(dataset: Dataset): DataFacts {
  const symbols = dataset.vocabulary.size;
  if (dataset.type === 'text')
    return { symbols, classes: symbols, timesteps: dataset.window, lengths: [dataset.window] };
  return {
    symbols,
    classes: dataset.answers.length,
    timesteps: dataset.lengths.at(-1) ?? 1,
    lengths: dataset.lengths,
  };
}

/**
 * Rows of a batch: as asked for, or fewer where the data does not fill them ("hello" with a window of 4 is one stream).
 */
export function rowsFor(dataset: Dataset, asked: number): number {
  const most =
    dataset.type === 'text' ? Math.floor((dataset.training.length - 1) / dataset.window) : dataset.training.length;
  return Math.max(1, Math.min(asked, most));
}
