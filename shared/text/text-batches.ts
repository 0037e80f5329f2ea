import { emptyBatch, setWeights, weightsByLength, type Batch, type Epoch, type Frame, type SequenceWeights } from './batch.ts';
import type { Random } from './random.ts';

type WeightsOf = (length: number) => SequenceWeights;

/** What windows are cut from, timestep by timestep: a text, or a series of numbers. */
export interface Tape {
  /** Timesteps that have a target. */
  readonly targets: number;
  empty(frame: Frame): Batch;
  /** Puts x and y of `length` timesteps from `start` on at a cell of the batch. */
  write(batch: Batch, cell: number, start: number, length: number): void;
}

/** The target of each symbol is the next one. */
export function textTape(symbols: Int32Array): Tape {
  return {
    targets: symbols.length - 1,
    empty: (frame) => emptyBatch(frame),
    write(batch, cell, start, length) {
      batch.x.set(symbols.subarray(start, start + length), cell);
      batch.y.set(symbols.subarray(start + 1, start + 1 + length), cell);
    },
  };
}

/**
 * How often a stream begins again from a zero state. Where none ever did, the network came to rely on a state that only
 * thousands of symbols build up: judged or primed from zero it was 0.9 nats worse than in training.
 */
const RESTARTS = 0.02;

/**
 * Truncated backpropagation through time: the tape cut in `rows` streams of equal length, each read window after window
 * with its state carried on, but for a restart now and then. What does not fill a window moves by a drawn offset, so that
 * every target is seen in some epoch. Needs rows · timesteps targets.
 */
export function streams(tape: Tape, frame: Frame): (random: Random) => Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const batches = Math.floor(tape.targets / (rows * timesteps));
  const slack = tape.targets - rows * batches * timesteps;
  return (random) => {
    const offset = random.integer(slack + 1);
    const kept = Float32Array.from({ length: batches * rows }, (_, at) => (at >= rows && random.float() >= RESTARTS ? 1 : 0));
    return {
      batches,
      batch(index) {
        const batch = tape.empty(frame);
        batch.keep.set(kept.subarray(index * rows, (index + 1) * rows));
        for (let row = 0; row < rows; row++)
          fillWindow(batch, row, tape, offset + (row * batches + index) * timesteps, timesteps, timesteps, weightsOf);
        return batch;
      },
    };
  };
}

/** Windows in a drawn order, each from a zero state; the last batch of an epoch is filled with rows that weigh 0. */
export function shuffledWindows(tape: Tape, frame: Frame): (random: Random) => Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const spare = tape.targets - timesteps;
  return (random) => {
    const offset = random.integer(Math.min(timesteps - 1, spare) + 1);
    const windows = Math.floor((tape.targets - offset) / timesteps);
    const order = random.permutation(windows);
    return {
      batches: Math.ceil(windows / rows),
      batch(index) {
        const batch = tape.empty(frame);
        for (let row = 0; row < rows; row++) {
          const window = order[index * rows + row];
          if (window !== undefined) fillWindow(batch, row, tape, offset + window * timesteps, timesteps, timesteps, weightsOf);
        }
        return batch;
      },
    };
  };
}

/**
 * Every target judged once, in order: up to `rows` streams, the last window of each as long as the tape
 * lasts. Needs one target.
 */
export function textInOrder(tape: Tape, frame: Frame, carryState: boolean): Epoch {
  const { rows, timesteps } = frame;
  const weightsOf = weightsByLength(frame.weights);
  const { targets } = tape;
  const used = Math.min(rows, Math.max(1, Math.floor(targets / timesteps)));
  const share = Math.ceil(targets / used);
  return {
    batches: Math.ceil(share / timesteps),
    batch(index) {
      const batch = tape.empty(frame);
      batch.keep.fill(index > 0 && carryState ? 1 : 0);
      for (let row = 0; row < used; row++) {
        const start = row * share + index * timesteps;
        const end = Math.min((row + 1) * share, targets);
        const length = Math.min(timesteps, end - start);
        if (length > 0) fillWindow(batch, row, tape, start, length, timesteps, weightsOf);
      }
      return batch;
    },
  };
}

function fillWindow(
  batch: Batch,
  row: number,
  tape: Tape,
  start: number,
  length: number,
  timesteps: number,
  weightsOf: WeightsOf,
): void {
  const at = row * timesteps;
  tape.write(batch, at, start, length);
  setWeights(batch, at, weightsOf(length));
  batch.mask.fill(1, at, at + length);
}
