/** A cell: what is not known stays empty. */
export type Cell = string | number | null | undefined;

/**
 * What stands at the head of a column, the same in every language: programs look for it. docs/views.md says what each means. Units,
 * timesteps and rows count from 1; losses are nats (squared error of forecasts), times seconds.
 */
export type ColumnName =
  | 't' | 'tau' | 'row' | 'sequence' | 'symbol' | 'desired' | 'unit' | 'node' | 'term' | 'state'
  | 'value' | 'gradient' | 'after' | 'norm' | 'w' | 'div' | 'w_div' | 'influence'
  | 'answer' | 'probability' | 'probability_desired' | 'probability_before' | 'probability_held' | 'right'
  | 'run' | 'network' | 'weights' | 'step' | 'part' | 'training_loss' | 'validation_loss' | 'loss' | 'accuracy' | 'final_loss' | 'final_accuracy'
  | 'starred' | 'differs' | 'seed' | 'data' | 'steps' | 'seconds' | 'steps_per_second' | 'parent'
  | 'prompt' | 'text' | 'question' | 'free' | 'held' | 'column'
  | 'index' | 'length' | 'distance' | 'distance_before' | 'x' | 'y'
  | 'property' | 'correlation';

/** A column that is called after something of the network or its data: a symbol, a unit of a node, a column of a table. */
export interface NamedColumn {
  readonly called: string;
}

export type Heading = ColumnName | NamedColumn;

/** Lines of comma-separated values as RFC 4180 has them; numbers with all their digits. */
export function toCsv(header: readonly Heading[], rows: Iterable<readonly Cell[]>): string {
  const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;
  return [header.map((heading) => (typeof heading === 'string' ? heading : heading.called)), ...rows].map(line).join('');
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
