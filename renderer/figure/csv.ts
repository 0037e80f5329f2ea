/** A cell: what is not known stays empty. */
export type Cell = string | number | null | undefined;

/** Lines of comma-separated values as RFC 4180 has them; numbers with all their digits. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const line = (cells: readonly Cell[]): string => `${cells.map(written).join(',')}\r\n`;
  return [header, ...rows].map(line).join('');
}

function written(cell: Cell): string {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
