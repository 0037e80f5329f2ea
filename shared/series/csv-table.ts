import { UserError } from '../errors.ts';
import { parseTable } from './parse-table.ts';

/** A CSV file as it stands: names of columns and rows of fields. */
export interface CsvTable {
  /** Names the file in errors. */
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of a row in the file, from 1, blank lines not counted. */
  line(row: number): number;
  /** @throws UserError no column of that name. */
  place(column: string): number;
}

/**
 * Fields apart by comma, semicolon or tab, whichever the first line has most of. Its first line names the columns, unless it
 * holds numbers alone: then they are called 1, 2, ….
 * @throws UserError no rows, or a row with another number of fields than the first.
 */
export function readCsv(text: string, title: string): CsvTable {
  const all = parseTable(text, separatorOf(text));
  const [first = []] = all;
  const named = !first.every(isNumber);
  const head = distinct(first.map((name, index) => (named ? name.trim() || String(index + 1) : String(index + 1))));
  const rows = named ? all.slice(1) : all;
  const line = (row: number): number => row + (named ? 2 : 1);
  if (rows.length === 0) throw new UserError('errors:data.emptyCsv', { title });
  const odd = rows.findIndex((row) => row.length !== head.length);
  if (odd >= 0) throw new UserError('errors:data.oddRow', { title, row: line(odd), fields: rows[odd]?.length ?? 0, columns: head.length });
  return {
    title,
    head,
    rows,
    line,
    place(column) {
      const at = head.indexOf(column);
      if (at < 0) throw new UserError('errors:data.noColumn', { title, column, known: head.join(', ') });
      return at;
    },
  };
}

/** The names in the first line of a file, to choose from before it is read as data. */
export function columnNames(text: string): string[] {
  const head = text.slice(0, 100_000);
  try {
    return [...readCsv(head.slice(0, head.lastIndexOf('\n') + 1) || head, '').head];
  } catch {
    return [];
  }
}

/** The chosen columns; without a choice all but `others` whose first row is a number. */
export function columnsOf(table: CsvTable, chosen: readonly string[], others: readonly string[]): readonly string[] {
  for (const column of chosen) table.place(column);
  if (chosen.length > 0) return chosen;
  const found = table.head.filter((name, at) => !others.includes(name) && isNumber(table.rows[0]?.[at] ?? ''));
  if (found.length === 0) throw new UserError('errors:data.noNumbers', { title: table.title });
  return found;
}

/**
 * Columns of numbers, row-major `[rows, columns]`.
 * @throws UserError a field that is not a number, named by file, row and column.
 */
export function numbersOf(table: CsvTable, columns: readonly string[]): Float32Array {
  const places = columns.map((column) => table.place(column));
  const values = new Float32Array(table.rows.length * columns.length);
  table.rows.forEach((row, index) => {
    places.forEach((place, channel) => {
      const field = row[place] ?? '';
      if (!isNumber(field))
        throw new UserError('errors:data.notANumber', { title: table.title, row: table.line(index), column: columns[channel] ?? '', value: field.trim() });
      values[index * columns.length + channel] = Number(field);
    });
  });
  return values;
}

/** Columns are chosen by name: a second "a" is "a (2)". */
function distinct(names: readonly string[]): string[] {
  const taken = new Set(names);
  return names.map((name, index) => {
    if (names.indexOf(name) === index) return name;
    let n = 2;
    while (taken.has(`${name} (${n})`)) n++;
    taken.add(`${name} (${n})`);
    return `${name} (${n})`;
  });
}

function isNumber(field: string): boolean {
  return field.trim() !== '' && Number.isFinite(Math.fround(Number(field)));
}

function separatorOf(text: string): ',' | ';' | '\t' {
  const line = text.trimStart().split('\n', 1)[0] ?? '';
  const count = (separator: string): number => line.split(separator).length;
  return count('\t') > Math.max(count(','), count(';')) ? '\t' : count(';') > count(',') ? ';' : ',';
}
