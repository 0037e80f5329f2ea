// Medians and tables.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Four significant digits at most. */
export function shown(value) {
  if (typeof value !== 'number') return String(value);
  return Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(4)));
}

/** A goal against a figure: `most` or `least`. */
export function reached(value, { most = Infinity, least = -Infinity }) {
  return value <= most && value >= least;
}

/** Rows of {what, value, unit, goal?} as a Markdown table. */
export function table(rows) {
  const lines = rows.map(({ what, value, unit = '', goal }) => [what, `${shown(value)} ${unit}`.trim(), goal ? goalText(value, goal) : '']);
  const all = [['', 'measured', 'goal'], ...lines];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((line) => line[column].length)));
  const write = (cells) => `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? `:${'-'.repeat(width + 1)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [write(all[0]), rule, ...all.slice(1).map(write)].join('\n');
}

function goalText(value, goal) {
  const limit = goal.most === undefined ? `at least ${shown(goal.least)}` : `at most ${shown(goal.most)}`;
  return `${limit}: ${reached(value, goal) ? 'reached' : 'MISSED'}`;
}
