import type { Token } from '../../../shared/ipc/contract.ts';

export interface OddsRow {
  readonly symbol: string;
  /** Probabilities before and after temperature; null: not known (yet). */
  readonly before: number | null;
  readonly after: number | null;
}

const SHOWN = 8;

/** The most probable symbols, and the one that was written, wherever it stood. */
export function oddsRows({ symbol, probability, top, primed }: Pick<Token, 'symbol' | 'probability' | 'top' | 'primed'>, before: ReadonlyMap<string, number> | null): OddsRow[] {
  const was = (name: string): number | null => (before ? (before.get(name) ?? 0) : null);
  if (top.length > 0 && !primed) {
    const rows = top.map((each): OddsRow => ({ symbol: each.symbol, before: was(each.symbol), after: each.probability }));
    return rows.some((row) => row.symbol === symbol) ? rows : [...rows, { symbol, before: was(symbol), after: probability }];
  }
  if (!before) return [];
  const best = [...before].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const rows = best.map(([name, share]): OddsRow => ({ symbol: name, before: share, after: null }));
  return rows.some((row) => row.symbol === symbol) || !before.has(symbol) ? rows : [...rows, { symbol, before: was(symbol), after: null }];
}
