// Medians and tables.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three significant digits, as many as a timing is worth. */
export function shown(value) {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'number') return String(value);
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

/** A Markdown table; cells are texts or numbers, the first column is left-aligned. */
export function table({ title, head, rows }) {
  const cells = [head, ...rows.map((row) => row.map(shown))];
  const widths = head.map((_, column) => Math.max(3, ...cells.map((line) => line[column].length)));
  const write = (line) => `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [`**${title}**`, '', write(cells[0]), rule, ...cells.slice(1).map(write)].join('\n');
}

/** {what, value, unit, goal: {most} or {least}}, a goal only where there is one. */
export function figureTable(figures) {
  return table({
    title: 'Goals and single figures',
    head: ['', 'measured', 'goal', ''],
    rows: figures.map(({ what, value, unit = '', goal }) => [what, `${shown(value)} ${unit}`.trim(), ...(goal ? against(value, goal) : ['', ''])]),
  });
}

function against(value, goal) {
  const limit = goal.most === undefined ? `at least ${shown(goal.least)}` : `at most ${shown(goal.most)}`;
  return [limit, reached(value, goal) ? 'reached' : 'MISSED'];
}

function reached(value, { most = Infinity, least = -Infinity }) {
  return value <= most && value >= least;
}
