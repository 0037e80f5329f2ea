/** "0.1 0.2 0.3", or with several channels "0.1 5; 0.2 6"; null: something is no number, or a row has another width. */
export function parseRows(text: string, channels: number): number[][] | null {
  const parts = channels === 1 ? text.split(/[\s;,]+/) : text.split(/[;\n]+/);
  const rows = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (channels === 1 ? [part] : part.split(/[\s,]+/)).map((value) => (value === '' ? NaN : Number(value))));
  return rows.every((row) => row.length === channels && row.every(Number.isFinite)) ? rows : null;
}

/** The same the other way round, with four digits. */
export function rowsText(rows: readonly (readonly number[])[]): string {
  const shown = rows.map((row) => row.map((value) => String(Number(value.toPrecision(4)))).join(' '));
  return shown.join((rows[0]?.length ?? 1) === 1 ? ' ' : '; ');
}
