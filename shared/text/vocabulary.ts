import { UserError } from '../errors.ts';
import { normaliseText, splitSymbols, visibleSymbol, type Tokeniser } from './symbols.ts';

/** Stands for every word that is not frequent enough; no tokeniser makes it from a text. */
export const UNKNOWN = '<unk>';

/** The symbols a network can read, by index 0 … V − 1. */
export class Vocabulary {
  readonly symbols: readonly string[];
  readonly #indices: ReadonlyMap<string, number>;

  constructor(symbols: readonly string[]) {
    this.symbols = symbols;
    this.#indices = new Map(symbols.map((symbol, index) => [symbol, index]));
  }

  get size(): number {
    return this.symbols.length;
  }

  /** Index of `<unk>`, or null where every symbol of the text has a place. */
  get unknown(): number | null {
    return this.#indices.get(UNKNOWN) ?? null;
  }

  symbol(index: number): string {
    const symbol = this.symbols[index];
    if (symbol === undefined) throw new RangeError(`no symbol ${index} among ${this.size}`);
    return symbol;
  }

  /** @throws UserError for a symbol that is not known, unless there is `<unk>`. */
  index(symbol: string): number {
    const index = this.#indices.get(symbol) ?? this.#indices.get(UNKNOWN);
    if (index === undefined) throw unknownSymbol(symbol, this.symbols);
    return index;
  }

  encode(symbols: readonly string[]): Int32Array {
    return Int32Array.from(symbols, (symbol) => this.index(symbol));
  }

  /** A whole text; for characters much quicker than by way of strings. */
  encodeText(text: string, tokeniser: Tokeniser): Int32Array {
    if (tokeniser.symbols === 'word') return this.encode(splitSymbols(text, tokeniser));
    const normal = normaliseText(text, tokeniser);
    const table = new Int32Array(CODE_POINTS).fill(-1);
    this.symbols.forEach((symbol, index) => (table[symbol.codePointAt(0) as number] = index));
    const encoded = new Int32Array(normal.length);
    let count = 0;
    for (let at = 0; at < normal.length; ) {
      const point = normal.codePointAt(at) as number;
      const known = table[point] as number;
      encoded[count++] = known >= 0 ? known : this.index(String.fromCodePoint(point));
      at += point > 0xffff ? 2 : 1;
    }
    return encoded.slice(0, count);
  }
}

const CODE_POINTS = 0x110000;

export interface Counted {
  readonly vocabulary: Vocabulary;
  /** How often each symbol of the vocabulary occurs, by index. */
  readonly counts: readonly number[];
}

/** Every character of a text, ordered by code point. */
export function characterVocabulary(text: string, tokeniser: Tokeniser): Counted {
  const normal = normaliseText(text, tokeniser);
  const tally = new Uint32Array(CODE_POINTS);
  for (let at = 0; at < normal.length; ) {
    const point = normal.codePointAt(at) as number;
    tally[point] = (tally[point] as number) + 1;
    at += point > 0xffff ? 2 : 1;
  }
  const symbols: string[] = [];
  const counts: number[] = [];
  tally.forEach((count, point) => {
    if (count === 0) return;
    symbols.push(String.fromCodePoint(point));
    counts.push(count);
  });
  return { vocabulary: new Vocabulary(symbols), counts };
}

/**
 * The most frequent words, most frequent first, ties by code point; where there are more than `limit`, the last place
 * is `<unk>` for all the others.
 */
export function wordVocabulary(words: readonly string[], limit: number): Counted {
  const tally = new Map<string, number>();
  for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
  const ordered = [...tally].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (ordered.length <= limit)
    return { vocabulary: new Vocabulary(ordered.map(([word]) => word)), counts: ordered.map(([, count]) => count) };
  const kept = ordered.slice(0, limit - 1);
  const rest = ordered.slice(limit - 1).reduce((sum, [, count]) => sum + count, 0);
  return {
    vocabulary: new Vocabulary([...kept.map(([word]) => word), UNKNOWN]),
    counts: [...kept.map(([, count]) => count), rest],
  };
}

function unknownSymbol(symbol: string, known: readonly string[]): UserError {
  const shown = known.slice(0, 12).map(visibleSymbol).join(' ');
  return new UserError('errors:data.unknownSymbol', { symbol: visibleSymbol(symbol), known: shown, count: known.length });
}
