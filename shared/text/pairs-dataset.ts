import { UserError } from '../errors.ts';
import type { PairsDataset } from './dataset.ts';
import type { EncodedPair } from './pair-batches.ts';
import { Random } from './random.ts';
import { splitSymbols, type Tokeniser } from './symbols.ts';
import { characterVocabulary, wordVocabulary, type Vocabulary } from './vocabulary.ts';

/** The parameters of a `pairs` node that say how its table is read. */
export interface PairsParams extends Tokeniser {
  /** Share of the rows that is kept for validation. */
  readonly validation: number;
}

export interface PairRow {
  readonly question: string;
  readonly answer: string;
}

/** The split is the same in every run, so that runs can be compared. */
const SPLIT_SEED = 1;

/**
 * @param title names the table in errors.
 * @throws UserError no rows, a row without question or answer, or one answer only.
 */
export function pairsDataset(rows: readonly PairRow[], params: PairsParams, title: string): PairsDataset {
  const tokeniser: Tokeniser = { symbols: params.symbols, lowercase: params.lowercase };
  const questions = splitQuestions(rows, tokeniser, title);
  const answers = [...new Set(rows.map((row) => row.answer.trim()))].sort(byCodePoint);
  if (answers.length < 2) throw new UserError('errors:data.oneAnswer', { title, answer: answers[0] ?? '' });
  const symbols = questions.flat();
  const { vocabulary, counts } =
    tokeniser.symbols === 'character' ? characterVocabulary(symbols.join(''), tokeniser) : wordVocabulary(symbols, Infinity);
  const pairs = encodePairs(questions, rows, vocabulary, answers);
  const kept = Math.min(Math.round(pairs.length * params.validation), pairs.length - 1);
  const order = kept > 0 ? Random.seeded(SPLIT_SEED).permutation(pairs.length) : Int32Array.from(pairs.keys());
  const part = (from: number, to?: number): EncodedPair[] =>
    [...order.subarray(from, to).toSorted()].map((index) => pairs[index] as EncodedPair);
  return {
    type: 'pairs',
    tokeniser,
    vocabulary,
    counts,
    answers,
    training: part(kept),
    validation: kept > 0 ? part(0, kept) : null,
    lengths: [...new Set(questions.map((question) => question.length))].sort((a, b) => a - b),
  };
}

/**
 * Another table read with the vocabulary and answers of a run.
 * @throws UserError as above, for an unknown symbol or answer, or a question longer than the network is.
 */
export function encodeOtherPairs(
  rows: readonly PairRow[],
  read: { readonly vocabulary: Vocabulary; readonly answers: readonly string[]; readonly tokeniser: Tokeniser; readonly timesteps: number },
  title: string,
): EncodedPair[] {
  const questions = splitQuestions(rows, read.tokeniser, title);
  const stranger = rows.find((row) => !read.answers.includes(row.answer.trim()));
  if (stranger)
    throw new UserError('errors:data.unknownAnswer', {
      title,
      answer: stranger.answer,
      known: read.answers.slice(0, 12).join(', '),
    });
  const long = questions.findIndex((question) => question.length > read.timesteps);
  if (long >= 0) throw longQuestion(rows[long]?.question ?? '', questions[long]?.length ?? 0, read.timesteps);
  return encodePairs(questions, rows, read.vocabulary, read.answers);
}

export function longQuestion(question: string, length: number, limit: number): UserError {
  return new UserError('errors:data.longQuestion', { question, length, limit });
}

function splitQuestions(rows: readonly PairRow[], tokeniser: Tokeniser, title: string): string[][] {
  if (rows.length === 0) throw new UserError('errors:data.noPairs', { title });
  return rows.map((row, index) => {
    if (row.answer.trim() === '') throw new UserError('errors:data.noAnswer', { title, row: index + 1 });
    const symbols = splitSymbols(row.question.trim(), tokeniser);
    if (symbols.length === 0) throw new UserError('errors:data.noQuestion', { title, row: index + 1 });
    return symbols;
  });
}

function encodePairs(
  questions: readonly string[][],
  rows: readonly PairRow[],
  vocabulary: Vocabulary,
  answers: readonly string[],
): EncodedPair[] {
  const classes = new Map(answers.map((answer, index) => [answer, index]));
  return questions.map((question, index) => ({
    question: vocabulary.encode(question),
    answer: classes.get(rows[index]?.answer.trim() ?? '') ?? 0,
  }));
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
