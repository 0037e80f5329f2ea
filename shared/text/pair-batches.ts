import { emptyBatch, setWeights, weightsByLength, type Batch, type Epoch, type Frame, type SequenceWeights } from './batch.ts';
import type { Random } from './random.ts';

/** A question as symbols, or as real numbers `[t, channels]`, and the index of its answer. */
export interface EncodedPair {
  readonly question: Int32Array | Float32Array;
  readonly answer: number;
}

/** Timesteps of a question. */
export function lengthOf({ question }: EncodedPair, { channels = 1 }: Pick<Frame, 'channels'>): number {
  return question.length / channels;
}

/** All pairs in a drawn order; the last batch of an epoch is filled with rows that weigh 0. */
export function shuffledPairs(pairs: readonly EncodedPair[], frame: Frame): (random: Random) => Epoch {
  return (random) => pairEpoch(pairs, frame, random.permutation(pairs.length));
}

/**
 * All pairs in a drawn order, those of like length together: each batch is padded only to the length of `buckets` (ascending)
 * that holds its longest question. Every pair once an epoch, in as many batches as without; their order is drawn, too.
 */
export function bucketedPairs(pairs: readonly EncodedPair[], frame: Frame, buckets: readonly number[]): (random: Random) => Epoch {
  const bucketOf = (index: number): number => buckets.findIndex((length) => (pairs[index]?.question.length ?? 0) <= length);
  return (random) => {
    const order = [...random.permutation(pairs.length)].sort((a, b) => bucketOf(a) - bucketOf(b));
    const batches = Math.ceil(pairs.length / frame.rows);
    const turns = random.permutation(batches);
    return {
      batches,
      batch(index) {
        const start = (turns[index] ?? 0) * frame.rows;
        const rows = order.slice(start, start + frame.rows);
        const timesteps = buckets[bucketOf(rows.at(-1) ?? 0)] ?? frame.timesteps;
        return pairEpoch(pairs, { ...frame, timesteps }, rows).batch(0);
      },
    };
  };
}

export function pairsInOrder(pairs: readonly EncodedPair[], frame: Frame): Epoch {
  return pairEpoch(pairs, frame, pairs.map((_, index) => index));
}

function pairEpoch(pairs: readonly EncodedPair[], frame: Frame, order: ArrayLike<number>): Epoch {
  const { rows } = frame;
  const weightsOf = weightsByLength(frame.weights);
  return {
    batches: Math.ceil(pairs.length / rows),
    batch(index) {
      const batch = emptyBatch(frame);
      for (let row = 0; row < rows; row++) {
        const pair = pairs[order[index * rows + row] ?? -1];
        if (pair) fillPair(batch, row, frame, pair, weightsOf(lengthOf(pair, frame)));
      }
      return batch;
    },
  };
}

/** Padded on the left, so that every question ends at the same timestep; the answer is the target at every time. */
function fillPair(batch: Batch, row: number, frame: Frame, pair: EncodedPair, weights: SequenceWeights): void {
  const end = (row + 1) * frame.timesteps;
  const start = end - lengthOf(pair, frame);
  batch.x.set(pair.question, start * (frame.channels ?? 1));
  batch.y.fill(pair.answer, start, end);
  setWeights(batch, start, weights);
  batch.mask.fill(1, start, end);
}
