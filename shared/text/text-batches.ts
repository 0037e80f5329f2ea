import { emptyBatch, setWeights, weightsByLength, type Batch, type Epoch, type Frame, type SequenceWeights } from './batch.ts';
import type { Random } from './random.ts';

type WeightsOf = (length: number) => SequenceWeights;

/**
 * How often a stream begins again from a zero state. Where none ever did, the network came to rely on a state that only
 * thousands of symbols build up: judged or primed from zero it was 0.9 nats worse than in training.
 */
const RESTARTS = 0.02;

/**
 * Truncated backpropagation through time: the text cut in `rows` streams of equal length, each read window after window
 * with its state carried on, but for a restart now and then. What does not fill a window moves by a drawn offset, so that
 * every symbol is seen in some epoch. Needs rows · timesteps + 1 symbols.
 */
export function streams(symbols: Int32Array, frame: Frame): (random: Random) => Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const batches = Math.floor((symbols.length - 1) / (rows * timesteps));
  const slack = symbols.length - 1 - rows * batches * timesteps;
  return (random) => {
    const offset = random.integer(slack + 1);
    const kept = Float32Array.from({ length: batches * rows }, (_, at) => (at >= rows && random.float() >= RESTARTS ? 1 : 0));
    return {
      batches,
      batch(index) {
        const batch = emptyBatch(frame);
        batch.keep.set(kept.subarray(index * rows, (index + 1) * rows));
        for (let row = 0; row < rows; row++)
          fillWindow(batch, row, symbols, offset + (row * batches + index) * timesteps, timesteps, timesteps, weightsOf);
        return batch;
      },
    };
  };
}

/** Windows in a drawn order, each from a zero state; the last batch of an epoch is filled with rows that weigh 0. */
export function shuffledWindows(symbols: Int32Array, frame: Frame): (random: Random) => Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const spare = symbols.length - 1 - timesteps;
  return (random) => {
    const offset = random.integer(Math.min(timesteps - 1, spare) + 1);
    const windows = Math.floor((symbols.length - 1 - offset) / timesteps);
    const order = random.permutation(windows);
    return {
      batches: Math.ceil(windows / rows),
      batch(index) {
        const batch = emptyBatch(frame);
        for (let row = 0; row < rows; row++) {
          const window = order[index * rows + row];
          if (window !== undefined) fillWindow(batch, row, symbols, offset + window * timesteps, timesteps, timesteps, weightsOf);
        }
        return batch;
      },
    };
  };
}

/**
 * Every symbol after the first judged once, in order: up to `rows` streams, the last window of each as long as the text
 * lasts. Needs two symbols.
 */
export function textInOrder(symbols: Int32Array, frame: Frame, carryState: boolean): Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const targets = symbols.length - 1;
  const used = Math.min(rows, Math.max(1, Math.floor(targets / timesteps)));
  const share = Math.ceil(targets / used);
  return {
    batches: Math.ceil(share / timesteps),
    batch(index) {
      const batch = emptyBatch(frame);
      batch.keep.fill(index > 0 && carryState ? 1 : 0);
      for (let row = 0; row < used; row++) {
        const start = row * share + index * timesteps;
        const end = Math.min((row + 1) * share, targets);
        const length = Math.min(timesteps, end - start);
        if (length > 0) fillWindow(batch, row, symbols, start, length, timesteps, weightsOf);
      }
      return batch;
    },
  };
}

function fillWindow(
  batch: Batch,
  row: number,
  symbols: Int32Array,
  start: number,
  length: number,
  timesteps: number,
  weightsOf: WeightsOf,
): void {
  const at = row * timesteps;
  batch.x.set(symbols.subarray(start, start + length), at);
  batch.y.set(symbols.subarray(start + 1, start + 1 + length), at);
  setWeights(batch, at, weightsOf(length));
  batch.mask.fill(1, at, at + length);
}
