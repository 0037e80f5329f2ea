import type { Dataset, TextDataset } from '../../../shared/text/dataset.ts';
import { Random } from '../../../shared/text/random.ts';
import { joinSymbols, type Tokeniser } from '../../../shared/text/symbols.ts';
import type { Vocabulary } from '../../../shared/text/vocabulary.ts';
import type { Session } from '../session.ts';
import { writeText } from '../use/write-text.ts';

/** A text written now and then while training: always the same prime and draws, so that samples can be compared. */
export interface SamplePlan {
  readonly vocabulary: Vocabulary;
  readonly tokeniser: Tokeniser;
  readonly prime: Int32Array;
  readonly length: number;
  readonly seed: number;
}

const TEMPERATURE = 0.8;
/** From here on a text is primed from its middle: books begin with a table of contents. */
const LONG = 10_000;
const LENGTHS = { character: { prime: 12, sample: 150 }, word: { prime: 3, sample: 40 } } as const;

/** Null for all but text: answers and numbers are judged, not sampled. */
export function planSamples(dataset: Dataset, seed: number): SamplePlan | null {
  if (dataset.type !== 'text') return null;
  const { vocabulary, tokeniser, training } = dataset;
  const lengths = LENGTHS[tokeniser.symbols];
  // A text as short as "hello" is primed with its first symbol and continued to its end.
  const count = Math.max(1, Math.min(lengths.prime, Math.floor(training.length / 5)));
  const start = training.length < LONG ? 0 : nextLine(dataset, Math.floor(training.length / 2));
  const prime = training.slice(start, start + count);
  return { vocabulary, tokeniser, prime, length: Math.min(lengths.sample, training.length - prime.length), seed };
}

/** Where the first line after `from` begins, or `from` where none begins soon. */
function nextLine({ training, vocabulary }: TextDataset, from: number): number {
  const soon = training.subarray(from, from + LONG / 10);
  const end = soon.findIndex((index, at) => vocabulary.symbol(index) === '\n' && vocabulary.symbol(soon[at + 1] ?? index) !== '\n');
  return from + end + 1;
}

export async function sampleText(
  session: Session,
  { vocabulary, tokeniser, prime, length, seed }: SamplePlan,
  stopped: () => boolean,
): Promise<{ prime: string; text: string }> {
  const random = Random.seeded(seed);
  const text = await writeText(session, vocabulary, tokeniser, { prime, length, temperature: TEMPERATURE, random, stopped });
  return { prime: joinSymbols([...prime].map((index) => vocabulary.symbol(index)), tokeniser), text };
}
