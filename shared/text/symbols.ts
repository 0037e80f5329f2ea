/** How a text becomes symbols. */
export interface Tokeniser {
  readonly symbols: 'character' | 'word';
  readonly lowercase: boolean;
}

/** Words keep inner apostrophes and hyphens; a newline and every other mark is a symbol of its own. */
const WORDS = /[\p{L}\p{M}\p{N}_]+(?:['’-][\p{L}\p{M}\p{N}_]+)*|\n|[^\s]/gu;

/** The text as the tokeniser sees it: Unix newlines, no byte order mark, lower case where asked for. */
export function normaliseText(text: string, tokeniser: Tokeniser): string {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return tokeniser.lowercase ? plain.toLowerCase() : plain;
}

/** Characters by code point, or words and marks. */
export function splitSymbols(text: string, tokeniser: Tokeniser): string[] {
  const normal = normaliseText(text, tokeniser);
  return tokeniser.symbols === 'character' ? [...normal] : (normal.match(WORDS) ?? []);
}

const CLOSING = /^[.,;:!?)\]}…”’%]$/u;
const OPENING = /^[([{“‘#$£€]$/u;
const DASH = /^[—–/]$/u;

/**
 * Gives, symbol by symbol, the piece of text each adds: a word is set off by a space where prose has one. A straight
 * quotation mark opens and closes in turn, anew on each line.
 */
export function symbolJoiner(tokeniser: Pick<Tokeniser, 'symbols'>): (symbol: string) => string {
  if (tokeniser.symbols === 'character') return (symbol) => symbol;
  let glued = true;
  let quoted = false;
  return (symbol) => {
    const closes = symbol === '\n' || CLOSING.test(symbol) || DASH.test(symbol) || (symbol === '"' && quoted);
    const piece = glued || closes ? symbol : ` ${symbol}`;
    glued = symbol === '\n' || OPENING.test(symbol) || DASH.test(symbol) || (symbol === '"' && !quoted);
    if (symbol === '"') quoted = !quoted;
    if (symbol === '\n') quoted = false;
    return piece;
  };
}

export function joinSymbols(symbols: readonly string[], tokeniser: Pick<Tokeniser, 'symbols'>): string {
  return symbols.map(symbolJoiner(tokeniser)).join('');
}

/** A symbol as it can be read in a sentence: white space gets a visible sign. */
export function visibleSymbol(symbol: string): string {
  return symbol.replace(/\n/g, '⏎').replace(/\t/g, '⇥').replace(/ /g, '␣');
}
