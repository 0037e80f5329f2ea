import { create } from 'zustand';
import type { DatasetFacts, Sample } from '../../shared/ipc/contract.ts';
import { joinSymbols, type Tokeniser } from '../../shared/text/symbols.ts';

export const LENGTH_LIMIT = 10_000;
export const SEED_LIMIT = 2 ** 31 - 1;

/** What was last set, for the life of the window. */
interface TextOptions {
  /** null: the proposed one, here and for the length. */
  readonly prime: string | null;
  readonly length: number | null;
  readonly temperature: number;
  readonly seed: number;
}

export const useTextOptions = create<TextOptions>(() => ({ prime: null, length: null, temperature: 0.7, seed: 1 }));

export function setTextOptions(change: Partial<TextOptions>): void {
  useTextOptions.setState(change);
}

/** A start that the network knows: what its samples start with, else the first few symbols it reads. */
export function proposedPrime(samples: readonly Sample[], dataset: DatasetFacts | null, tokeniser: Pick<Tokeniser, 'symbols'>): string {
  const sampled = samples.at(-1)?.prime;
  if (sampled) return sampled;
  const example = dataset?.examples[0]?.x ?? [];
  const vocabulary = dataset?.facts.symbols ?? 0;
  // A handful of symbols in all, as in "hello": one is enough to start from.
  const count = tokeniser.symbols === 'word' ? 3 : vocabulary <= 8 ? 1 : 16;
  return joinSymbols(example.slice(0, count), tokeniser).trim();
}

/** As long as the text it learned, where that is as short as "hello"; else some lines. */
export function proposedLength(dataset: DatasetFacts | null, tokeniser: Pick<Tokeniser, 'symbols'>): number {
  const usual = tokeniser.symbols === 'word' ? 80 : 400;
  return dataset && dataset.total <= 40 ? Math.max(1, dataset.total - 1) : usual;
}

/** Is the failure about the text to start with, so that it belongs beside that field? */
export function isAboutPrime(key: string): boolean {
  return key === 'errors:data.unknownSymbol' || key === 'errors:data.emptyPrime';
}
