import type { UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { joinSymbols, splitSymbols } from '../../shared/text/symbols.ts';
import { rowsText } from '../probe/rows-text.ts';
import type { ProbedExample } from '../probe/use-subject.ts';
import { tokeniserOf } from '../state/run-document.ts';

/** What the drawing is unrolled over, timestep by timestep. */
export interface Sequence {
  readonly ask: ProbedExample;
  readonly length: number;
  /** As it stands in the field where it may be typed. */
  readonly text: string;
  /** Symbols, or null where numbers are read. */
  readonly symbols: readonly string[] | null;
  /** Numbers by timestep, in the table's own. */
  readonly rows: readonly (readonly number[])[] | null;
  /** What is desired by timestep where numbers are forecast; null: nothing. */
  readonly wanted: readonly (readonly number[] | null)[] | null;
}

/** null: there is nothing to read. */
export function sequenceOf(document: UnrollDocument, ask: ProbedExample): Sequence | null {
  const { x } = ask;
  const isRows = Array.isArray(x) && Array.isArray(x[0]);
  if (isRows) {
    const rows = x as number[][];
    const later = horizonOf(document);
    const wanted = later === null ? null : rows.map((_, t) => rows[t + later] ?? null);
    return rows.length === 0 ? null : { ask, length: rows.length, text: rowsText(rows), symbols: null, rows, wanted };
  }
  const tokeniser = tokeniserOf(document);
  const symbols = typeof x === 'string' ? splitSymbols(x, tokeniser) : (x as string[]);
  const text = typeof x === 'string' ? x : joinSymbols(symbols, tokeniser);
  return symbols.length === 0 ? null : { ask, length: symbols.length, text, symbols, rows: null, wanted: null };
}

/** How many rows later the numbers lie that are forecast; null: nothing is. */
function horizonOf({ graph }: UnrollDocument): number | null {
  const node = graph.nodes.find(({ kind }) => kind === 'sequence');
  const params = node && kindById(node.kind)?.read(node.params);
  return params?.['task'] === 'forecast' && typeof params['horizon'] === 'number' ? params['horizon'] : null;
}
