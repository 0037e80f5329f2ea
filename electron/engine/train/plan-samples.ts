import { unscale, wholeSeries, type SeriesDataset } from '../../../shared/series/series-dataset.ts';
import type { Dataset, TextDataset } from '../../../shared/text/dataset.ts';
import { symbolJoiner, type Tokeniser } from '../../../shared/text/symbols.ts';
import type { EncodedPair } from '../../../shared/text/pair-batches.ts';
import type { Vocabulary } from '../../../shared/text/vocabulary.ts';
import { toRows } from '../use/numbers.ts';

/** What a network is asked now and then while it trains: always the same, so that its answers can be compared. */
export type SamplePlan = TextPlan | QuestionPlan | SeriesPlan;

export interface TextPlan {
  readonly type: 'text';
  readonly vocabulary: Vocabulary;
  readonly tokeniser: Tokeniser;
  readonly prime: Int32Array;
  readonly length: number;
  readonly seed: number;
}

export interface QuestionPlan {
  readonly type: 'questions';
  readonly questions: readonly { readonly shown: string; readonly sequence: Int32Array | Float32Array; readonly answer: string }[];
  /** The classes. */
  readonly answers: readonly string[];
}

export interface SeriesPlan extends Pick<SeriesDataset, 'type' | 'columns' | 'scaling' | 'horizon'> {
  /** Read first; row-major and scaled, as `truth`, which follows it in the data. */
  readonly known: Float32Array;
  readonly truth: Float32Array;
  /** Rows of `known` that are kept with a sample. */
  readonly shown: number;
}

/** From here on a text is primed from its middle: books begin with a table of contents. */
const LONG = 10_000;
const LENGTHS = { character: { prime: 12, sample: 150 }, word: { prime: 3, sample: 40 } } as const;
const QUESTIONS = 8;
/** A question of many rows of numbers is shown by its first. */
const SHOWN_LETTERS = 60;
const FORECAST_ROWS = 48;
/** Windows that are read before a forecast, to build up a state. */
const WINDOWS_READ = 3;

/**
 * @param prompt what a text is to go on from, instead of a line of its own
 * @throws UserError a symbol in it that the text does not have.
 */
export function planSamples(dataset: Dataset, seed: number, prompt = ''): SamplePlan {
  if (dataset.type === 'text') return planText(dataset, seed, prompt);
  if (dataset.type === 'series') return planSeries(dataset);
  const width = dataset.type === 'labelled' ? dataset.columns.length : 1;
  const shownOf = ({ question }: EncodedPair): string =>
    dataset.type === 'pairs'
      ? [...question].map((index) => dataset.vocabulary.symbol(index)).map(symbolJoiner(dataset.tokeniser)).join('')
      : shortened(toRows(unscale(question as Float32Array, dataset.scaling), width).map((row) => row.map((value) => Number(value.toPrecision(3))).join(' ')).join(', '));
  const questions = spread(dataset.validation ?? dataset.training, QUESTIONS).map((pair) => ({
    shown: shownOf(pair),
    sequence: pair.question,
    answer: dataset.answers[pair.answer] ?? '',
  }));
  return { type: 'questions', questions, answers: dataset.answers };
}

export function sampleTypeOf({ type }: Dataset): SamplePlan['type'] {
  if (type === 'text' || type === 'series') return type;
  return 'questions';
}

/** Bytes of a line that keeps such a sample, about. */
export function sampleBytes(plan: SamplePlan): number {
  if (plan.type === 'text') return 2 * (plan.prime.length + plan.length) * (plan.tokeniser.symbols === 'word' ? 6 : 1);
  if (plan.type === 'questions') return plan.questions.reduce((sum, { shown, answer }) => sum + 2 * (shown.length + 2 * answer.length) + 80, 0);
  return 12 * (2 * plan.truth.length + plan.shown * plan.columns.length);
}

function planText(dataset: TextDataset, seed: number, prompt: string): TextPlan {
  const { vocabulary, tokeniser, training } = dataset;
  const lengths = LENGTHS[tokeniser.symbols];
  // White space alone has no words.
  const asked = vocabulary.encodeText(prompt, tokeniser);
  if (asked.length > 0) return { type: 'text', vocabulary, tokeniser, prime: asked, length: Math.min(lengths.sample, training.length), seed };
  // A text as short as "hello" is primed with its first symbol and continued to its end.
  const count = Math.max(1, Math.min(lengths.prime, Math.floor(training.length / 5)));
  const start = training.length < LONG ? 0 : nextLine(dataset, Math.floor(training.length / 2));
  const prime = training.slice(start, start + count);
  return { type: 'text', vocabulary, tokeniser, prime, length: Math.min(lengths.sample, training.length - prime.length), seed };
}

/** Where the first line after `from` begins, or `from` where none begins soon. */
function nextLine({ training, vocabulary }: TextDataset, from: number): number {
  const soon = training.subarray(from, from + LONG / 10);
  const end = soon.findIndex((index, at) => vocabulary.symbol(index) === '\n' && vocabulary.symbol(soon[at + 1] ?? index) !== '\n');
  return from + end + 1;
}

/** The last rows of the data are forecast from those before, beside what they were. */
function planSeries(dataset: SeriesDataset): SeriesPlan {
  const { columns, scaling, window, horizon } = dataset;
  const width = columns.length;
  const all = wholeSeries(dataset);
  const rows = all.length / width;
  const length = Math.max(1, Math.min(FORECAST_ROWS, window, rows - horizon));
  const border = (rows - length) * width;
  const known = all.slice(Math.max(0, border - WINDOWS_READ * window * width), border);
  return { type: 'series', columns, scaling, horizon, known, truth: all.slice(border), shown: Math.min(FORECAST_ROWS, known.length / width) };
}

/** At most `count`, evenly apart. */
function spread<T>(values: readonly T[], count: number): T[] {
  const most = Math.min(count, values.length);
  return Array.from({ length: most }, (_, index) => values[Math.floor((index * values.length) / most)] as T);
}

function shortened(text: string): string {
  return text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS - 1)}…` : text;
}
