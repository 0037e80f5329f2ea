import type { UnrollDocument } from '../../shared/document/schema.ts';
import { weightsByLength, type Epoch, type Frame } from '../../shared/text/batch.ts';
import { frameOf, tapeOf, type Dataset } from '../../shared/text/dataset.ts';
import { bucketLengths } from '../../shared/text/length-buckets.ts';
import { bucketedPairs, lengthOf, pairsInOrder, shuffledPairs, type EncodedPair } from '../../shared/text/pair-batches.ts';
import type { Random } from '../../shared/text/random.ts';
import { shuffledWindows, streams, textInOrder } from '../../shared/text/text-batches.ts';
import { divergenceWeights } from './compile.ts';

/** How a document's data becomes batches. */
export interface BatchPlan {
  readonly training: (random: Random) => Epoch;
  readonly validation: Epoch | null;
  /** The training part once, in order: to judge what was learned. */
  readonly trainingInOrder: Epoch;
}

export function planBatches(document: UnrollDocument, dataset: Dataset, rows: number, timesteps: number): BatchPlan {
  const frame = frameOf(dataset, rows, timesteps, divergenceWeights(document));
  if (dataset.type === 'pairs' || dataset.type === 'labelled') {
    const { training, validation } = dataset;
    const judged = judgedPairs(training, frame);
    const buckets = bucketsOf(document, dataset, timesteps);
    return {
      training: buckets.length > 1 ? bucketedPairs(judged, frame, buckets) : shuffledPairs(judged, frame),
      validation: validation && pairsInOrder(validation, frame),
      trainingInOrder: pairsInOrder(training, frame),
    };
  }
  const { carryState } = document.training;
  const training = tapeOf(dataset, dataset.training);
  return {
    training: (carryState ? streams : shuffledWindows)(training, frame),
    validation: dataset.validation && textInOrder(tapeOf(dataset, dataset.validation), frame, carryState),
    trainingInOrder: textInOrder(training, frame, carryState),
  };
}

/**
 * The lengths that the batches of a document are padded to, ascending; the longest alone without `likeLengths`. A length at
 * which some divergence judges nothing is left out.
 */
export function bucketsOf(document: UnrollDocument, dataset: Dataset, timesteps: number): number[] {
  if (dataset.type !== 'pairs' || !document.training.likeLengths) return [timesteps];
  const weightsOf = weightsByLength(divergenceWeights(document));
  const judges = (bound: number): boolean => {
    const judged = dataset.lengths.filter((length) => length <= bound).map(weightsOf);
    return Object.keys(judged[0] ?? {}).every((divergence) => judged.some((each) => each[divergence]?.some((w) => w > 0)));
  };
  return bucketLengths(dataset.training.map(({ question }) => question.length), timesteps).filter(judges);
}

/** A question too short for any judged timestep teaches nothing, and a batch of such has no loss. */
function judgedPairs(pairs: readonly EncodedPair[], frame: Frame): EncodedPair[] {
  const weightsOf = weightsByLength(frame.weights);
  return pairs.filter((pair) => Object.values(weightsOf(lengthOf(pair, frame))).some((each) => each.some((w) => w > 0)));
}
