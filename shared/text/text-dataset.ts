import { UserError } from '../errors.ts';
import type { TextDataset } from './dataset.ts';
import { splitSymbols, type Tokeniser } from './symbols.ts';
import { characterVocabulary, wordVocabulary, type Counted, type Vocabulary } from './vocabulary.ts';

/** The parameters of a `text` node that say how its corpus is read. */
export interface TextParams extends Tokeniser {
  readonly maxVocabulary: number;
  readonly window: number;
  /** Share of the text, from its end, that is kept for validation. */
  readonly validation: number;
}

/**
 * @param title names the corpus in errors.
 * @throws UserError empty text, one symbol only, or a training part that does not fill a window and its targets.
 */
export function textDataset(text: string, params: TextParams, title: string): TextDataset {
  const tokeniser: Tokeniser = { symbols: params.symbols, lowercase: params.lowercase };
  if (text.trim() === '') throw new UserError('errors:data.emptyCorpus', { title });
  const { vocabulary, counts } = vocabularyOf(text, tokeniser, params.maxVocabulary);
  if (vocabulary.size < 2) throw new UserError('errors:data.oneSymbol', { title });
  const symbols = vocabulary.encodeText(text, tokeniser);
  const kept = Math.round(symbols.length * params.validation);
  // One symbol alone has no target to judge.
  const validation = kept >= 2 ? symbols.subarray(symbols.length - kept) : null;
  const training = validation ? symbols.subarray(0, symbols.length - kept) : symbols;
  if (training.length < params.window + 1)
    throw new UserError(params.validation > 0 && symbols.length > params.window ? 'errors:data.shortTrainingPart' : 'errors:data.shortCorpus', {
      title,
      symbols: training.length,
      window: params.window,
      needed: params.window + 1,
    });
  return { type: 'text', tokeniser, vocabulary, counts, training, validation, window: params.window };
}

/**
 * Another text read with the vocabulary of a run.
 * @throws UserError fewer than two symbols, or a symbol that the vocabulary lacks.
 */
export function encodeOther(text: string, vocabulary: Vocabulary, tokeniser: Tokeniser, title: string): Int32Array {
  if (text.trim() === '') throw new UserError('errors:data.emptyCorpus', { title });
  const symbols = vocabulary.encodeText(text, tokeniser);
  if (symbols.length < 2) throw new UserError('errors:data.shortText', { title });
  return symbols;
}

function vocabularyOf(text: string, tokeniser: Tokeniser, limit: number): Counted {
  return tokeniser.symbols === 'character'
    ? characterVocabulary(text, tokeniser)
    : wordVocabulary(splitSymbols(text, tokeniser), limit);
}
