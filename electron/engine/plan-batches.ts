import type { UnrollDocument } from '../../shared/document/schema.ts';
import { weightsByLength, type Epoch, type Frame } from '../../shared/text/batch.ts';
import type { Dataset } from '../../shared/text/dataset.ts';
import { pairsInOrder, shuffledPairs, type EncodedPair } from '../../shared/text/pair-batches.ts';
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
  const frame: Frame = { rows, timesteps, weights: divergenceWeights(document) };
  if (dataset.type === 'pairs') {
    const { training, validation } = dataset;
    return {
      training: shuffledPairs(judgedPairs(training, frame), frame),
      validation: validation && pairsInOrder(validation, frame),
      trainingInOrder: pairsInOrder(training, frame),
    };
  }
  const { carryState } = document.training;
  return {
    training: (carryState ? streams : shuffledWindows)(dataset.training, frame),
    validation: dataset.validation && textInOrder(dataset.validation, frame, carryState),
    trainingInOrder: textInOrder(dataset.training, frame, carryState),
  };
}

/** A question too short for any judged timestep teaches nothing, and a batch of such has no loss. */
function judgedPairs(pairs: readonly EncodedPair[], { weights }: Frame): EncodedPair[] {
  const weightsOf = weightsByLength(weights);
  return pairs.filter(({ question }) => Object.values(weightsOf(question.length)).some((each) => each.some((w) => w > 0)));
}
