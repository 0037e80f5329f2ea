export interface PairRow {
  readonly question: string;
  readonly answer: string;
}

/**
 * Rows of a table as it is copied from a spreadsheet or a text: question and answer apart by a tab, or by the one
 * semicolon or comma that every line has. null: this is one cell, not a table.
 */
export function parseRows(text: string): PairRow[] | null {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const [first] = lines;
  if (first === undefined) return null;
  const separator = ['\t', ';', ','].find((each) => lines.every((line) => splits(line, each)));
  if (!separator) return lines.length > 1 ? lines.map((line) => ({ question: line.trim(), answer: '' })) : null;
  return lines.map((line) => {
    const at = line.indexOf(separator);
    const rest = line.slice(at + 1).split('\t')[0] ?? '';
    return { question: unquoted(line.slice(0, at)), answer: unquoted(rest) };
  });
}

function splits(line: string, separator: string): boolean {
  const parts = line.split(separator).length;
  return separator === '\t' ? parts >= 2 : parts === 2;
}

function unquoted(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/s, '$1').replace(/""/g, '"');
}

/** Puts pasted rows over the rows from `at` on; what goes beyond the end is added. */
export function pasteRows(rows: readonly PairRow[], at: number, pasted: readonly PairRow[]): PairRow[] {
  return [...rows.slice(0, at), ...pasted, ...rows.slice(at + pasted.length)];
}

/** Rows worth keeping: those with something in them. */
export function filledRows(rows: readonly PairRow[]): PairRow[] {
  return rows.filter(({ question, answer }) => question.trim() !== '' || answer.trim() !== '');
}
