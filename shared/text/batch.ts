import { resolveWeights, type TimestepWeights } from '../document/timestep-weights.ts';
import { Random, type RandomState } from './random.ts';

/** What one call of `train` or `evaluate` is fed; row-major, B rows of T timesteps. */
export interface Batch {
  /** Symbols `[B, T]`, or real numbers `[B, T, channels]`. */
  readonly x: Int32Array | Float32Array;
  /** Classes `[B, T]`, or the numbers of a forecast `[B, T, channels]`. */
  readonly y: Int32Array | Float32Array;
  /** By divergence: timestep weights `[B, T]`; 0 for padding and rows that only fill the batch. */
  readonly w: Readonly<Record<string, Float32Array>>;
  /** 1 where a symbol is real `[B, T]`. */
  readonly mask: Float32Array;
  /** 1 where a row goes on from the state its last window ended in `[B]`. */
  readonly keep: Float32Array;
}

/** The batches of one pass over the data. */
export interface Epoch {
  readonly batches: number;
  batch(index: number): Batch;
}

/** Where a run stands in its data, fit for JSON. `origin`: the generator as it was when the epoch began. */
export interface Cursor {
  readonly epoch: number;
  readonly batch: number;
  readonly origin: RandomState;
}

/** Epoch after epoch of batches, each epoch planned with what is drawn from `random` when it begins. */
export class Batcher {
  readonly #plan: (random: Random) => Epoch;
  readonly #random: Random;
  #number: number;
  #next: number;
  #origin: RandomState;
  #epoch: Epoch;

  /** Without a cursor at the start of the first epoch; with one where that was taken (`random` as it was then, too). */
  constructor(plan: (random: Random) => Epoch, random: Random, cursor?: Cursor) {
    this.#plan = plan;
    this.#random = random;
    this.#number = cursor?.epoch ?? 0;
    this.#next = cursor?.batch ?? 0;
    this.#origin = cursor?.origin ?? random.state();
    this.#epoch = plan(cursor ? Random.from(cursor.origin) : random);
  }

  next(): Batch {
    if (this.#next >= this.#epoch.batches) {
      this.#number += 1;
      this.#next = 0;
      this.#origin = this.#random.state();
      this.#epoch = this.#plan(this.#random);
    }
    return this.#epoch.batch(this.#next++);
  }

  cursor(): Cursor {
    return { epoch: this.#number, batch: this.#next, origin: this.#origin };
  }

  /** Passes over the data so far, with a fraction. */
  get epochs(): number {
    return this.#number + this.#next / this.#epoch.batches;
  }

  /** Batches in the present epoch. */
  get batchesAnEpoch(): number {
    return this.#epoch.batches;
  }
}

/** By divergence: how the user wants the timesteps judged. */
export type WeightChoices = Readonly<Record<string, TimestepWeights>>;

/** Rows and timesteps of a compiled program, and the weights of its divergences. */
export interface Frame {
  readonly rows: number;
  readonly timesteps: number;
  readonly weights: WeightChoices;
  /** Width of the real-valued vectors that are read; absent: symbols are. */
  readonly channels?: number;
}

/** By divergence: w_t of a sequence. */
export type SequenceWeights = Batch['w'];

/** Weights of a sequence by its length, resolved once a length. */
export function weightsByLength(choices: WeightChoices): (length: number) => SequenceWeights {
  const known = new Map<number, SequenceWeights>();
  return (length) => {
    const found = known.get(length) ?? mapValues(choices, (choice) => resolveWeights(choice, length));
    known.set(length, found);
    return found;
  };
}

/** Puts the weights of a sequence at a place of the batch, in cells from its first. */
export function setWeights(batch: Batch, at: number, weights: SequenceWeights): void {
  for (const [divergence, values] of Object.entries(weights)) batch.w[divergence]?.set(values, at);
}

/** A batch in which nothing is real yet. `target`: a class at each time, or as many numbers as are read. */
export function emptyBatch({ rows, timesteps, weights, channels }: Frame, target: 'class' | 'numbers' = 'class'): Batch {
  const cells = rows * timesteps;
  const real = new Float32Array(cells * (channels ?? 0));
  return {
    x: channels === undefined ? new Int32Array(cells) : real,
    y: target === 'class' ? new Int32Array(cells) : real.slice(),
    w: mapValues(weights, () => new Float32Array(cells)),
    mask: new Float32Array(cells),
    keep: new Float32Array(rows),
  };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
