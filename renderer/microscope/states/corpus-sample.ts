import type { Excerpt } from '../../../shared/ipc/contract.ts';
import { PROBE_SEQUENCES, PROBE_TIMESTEPS } from '../../../shared/ipc/contract.ts';
import { joined, placeProperty, propertiesOfNumbers, propertiesOfSymbols, type Property } from './properties.ts';

/** So many timesteps of a text or series are read from a zero state, then the next begin anew: as long a memory as most have. */
const CHUNK = 256;
/** Timesteps of one question to the engine: short enough to see that it goes on, and to end it. */
const AT_ONCE = 4096;

/** A bounded part of the data of a network; timesteps of all its sequences are counted through, from 0. */
export interface CorpusSample {
  readonly excerpt: Excerpt;
  /** Where each sequence begins; one more at the end. */
  readonly starts: readonly number[];
  readonly timesteps: number;
}

type Sequence = Excerpt['sequences'][number]['x'];

/** Sequences that are longer than a network can be looked at are left out. */
export function sampleOf(given: Excerpt): CorpusSample {
  const isOne = given.type === 'text' || given.type === 'series';
  const excerpt = isOne ? given : { ...given, sequences: given.sequences.filter(({ x }) => x.length > 0 && x.length <= PROBE_TIMESTEPS) };
  const starts = [0];
  for (const { x } of excerpt.sequences) starts.push((starts.at(-1) ?? 0) + x.length);
  return { excerpt, starts, timesteps: starts.at(-1) ?? 0 };
}

/** Which sequence a timestep lies in. */
export function sequenceAt({ starts }: CorpusSample, at: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What is asked together: sequences, each with the place of its first timestep. */
export function batchesOf({ excerpt, starts }: CorpusSample): { readonly at: number; readonly x: Sequence }[][] {
  const isOne = excerpt.type === 'text' || excerpt.type === 'series';
  const pieces = excerpt.sequences.flatMap(({ x }, index) => {
    const start = starts[index] ?? 0;
    if (!isOne) return [{ at: start, x }];
    return Array.from({ length: Math.ceil(x.length / CHUNK) }, (_, chunk) => ({ at: start + chunk * CHUNK, x: x.slice(chunk * CHUNK, (chunk + 1) * CHUNK) as Sequence }));
  });
  const batches: { readonly at: number; readonly x: Sequence }[][] = [];
  let [batch, sum]: [typeof pieces, number] = [[], 0];
  for (const piece of pieces) {
    if (batch.length > 0 && (batch.length === PROBE_SEQUENCES || sum + piece.x.length > AT_ONCE)) {
      batches.push(batch);
      [batch, sum] = [[], 0];
    }
    batch.push(piece);
    sum += piece.x.length;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}

/** What can be said of the sample at every timestep. */
export function propertiesOf({ excerpt: { type, sequences, columns } }: CorpusSample, symbols: 'character' | 'word'): Property[] {
  return joined(
    sequences.map(({ x }) => {
      const own = typeof x[0] === 'string' ? propertiesOfSymbols(x as string[], symbols) : propertiesOfNumbers(x as number[][], columns);
      return type === 'pairs' || type === 'labelled' ? [...own, placeProperty(x.length)] : own;
    }),
  );
}
