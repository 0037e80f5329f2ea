/** Simple things that can be said of a text at every timestep, to find what a unit follows. */
export const propertyIds = [
  'placeInWord', 'vowel', 'space', 'upperCase', 'digit', 'mark', 'wordLength', 'placeInSentence', 'inQuotes', 'inBrackets', 'sinceLineEnd', 'place', 'value', 'change',
] as const;
export type PropertyId = (typeof propertyIds)[number];

export interface Property {
  readonly id: PropertyId;
  /** Of numbers: which column. */
  readonly column?: string;
  /** By timestep. */
  readonly values: Float32Array;
}

/** Below it nothing is claimed. */
export const LEAST_CORRELATION = 0.6;
/** In fewer timesteps, or where something happens more rarely than this, much correlates by chance. */
export const LEAST_TIMESTEPS = 200;
const LEAST_EVENTS = 20;

const isLetter = (symbol: string): boolean => /^[\p{L}\p{M}]/u.test(symbol);

/**
 * Of symbols that follow each other. A character's place in its word counts letters from 1, 0 outside words; a word's place in its
 * sentence counts words since a full stop, question or exclamation mark. Quotes begin and end with “ ” or with " in turn and end
 * with an empty line at the latest; brackets are ( ), [ ] and { }. Since the line's end counts symbols.
 */
export function propertiesOfSymbols(symbols: readonly string[], are: 'character' | 'word'): Property[] {
  const each = (id: PropertyId, of: (symbol: string, before: string) => number): Property => ({
    id,
    values: Float32Array.from(symbols, (symbol, t) => of(symbol, symbols[t - 1] ?? '\n')),
  });
  const counted = (id: PropertyId, of: (count: number, symbol: string, before: string) => number): Property => {
    let count = 0;
    return each(id, (symbol, before) => (count = of(count, symbol, before)));
  };
  const shared = [
    each('upperCase', (symbol) => Number(/^\p{Lu}/u.test(symbol))),
    each('mark', (symbol) => Number(/^\p{P}/u.test(symbol))),
    each('digit', (symbol) => Number(/^\p{N}/u.test(symbol))),
    each('inQuotes', quoted()),
    counted('inBrackets', (depth, symbol) => (/^[([{]$/.test(symbol) ? depth + 1 : /^[)\]}]$/.test(symbol) ? Math.max(0, depth - 1) : depth)),
    counted('sinceLineEnd', (count, _, before) => (before === '\n' ? 0 : count + 1)),
  ];
  if (are === 'word') return [...shared, each('wordLength', (symbol) => [...symbol].length), counted('placeInSentence', (count, _, before) => (/^[.!?]$/.test(before) ? 1 : count + 1))];
  return [
    counted('placeInWord', (count, symbol) => (isLetter(symbol) ? count + 1 : 0)),
    each('vowel', (symbol) => Number(/^[aeiou]/i.test(symbol.normalize('NFD')))),
    each('space', (symbol) => Number(/^\s$/.test(symbol))),
    ...shared,
  ];
}

function quoted(): (symbol: string, before: string) => number {
  let open = false;
  return (symbol, before) => {
    if (symbol === '“' || symbol === '”') open = symbol === '“';
    else if (symbol === '"') open = !open;
    else if (symbol === '\n' && before === '\n') open = false;
    return Number(open);
  };
}

/** Of numbers: each column, and its change since the row before. */
export function propertiesOfNumbers(rows: readonly (readonly number[])[], columns: readonly string[]): Property[] {
  return columns.flatMap((column, at): Property[] => {
    const values = Float32Array.from(rows, (row) => row[at] ?? Number.NaN);
    return [{ id: 'value', column, values }, { id: 'change', column, values: values.map((value, t) => (t === 0 ? Number.NaN : value - (values[t - 1] ?? 0))) }];
  });
}

/** The place in a sequence, from 1. */
export function placeProperty(length: number): Property {
  return { id: 'place', values: Float32Array.from({ length }, (_, t) => t + 1) };
}

/** Properties of sequences one after the other, as one; all have the same. */
export function joined(parts: readonly (readonly Property[])[]): Property[] {
  const [first = []] = parts;
  return first.map((property, index) => {
    const all = parts.map((part) => part[index]?.values ?? new Float32Array());
    const values = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of all) {
      values.set(part, at);
      at += part.length;
    }
    return { ...property, values };
  });
}

/** Is there enough of it to say anything: long enough, and what is there or not both often enough? */
export function isTelling({ values }: Property): boolean {
  if (values.length < LEAST_TIMESTEPS) return false;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return values.length - most >= LEAST_EVENTS;
}

/**
 * Pearson's correlation of every `stride`-th value from `offset` on with others, where both are numbers; NaN where one of them
 * never changes.
 */
export function correlation(values: ArrayLike<number>, others: ArrayLike<number>, offset = 0, stride = 1): number {
  let [n, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let t = 0; t < others.length; t++) {
    const [a, b] = [values[offset + t * stride] ?? Number.NaN, others[t] as number];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    n++;
    sumA += a;
    sumB += b;
    squaresA += a * a;
    squaresB += b * b;
    products += a * b;
  }
  const [spreadA, spreadB] = [squaresA - (sumA * sumA) / n, squaresB - (sumB * sumB) / n];
  // What rounding leaves of a constant is not a spread.
  if (!(spreadA > 1e-9 * Math.max(1, squaresA)) || !(spreadB > 1e-9 * Math.max(1, squaresB))) return Number.NaN;
  return (products - (sumA * sumB) / n) / Math.sqrt(spreadA * spreadB);
}
