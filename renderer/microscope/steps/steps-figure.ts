import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { toCsv, type Cell } from '../../figure/csv.ts';
import { escaped } from '../../figure/escaped.ts';
import { readColour } from '../../training/theme-colours.ts';
import { formatNumber } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { shownNode, type Row } from './rows.ts';

export interface StepsFigure {
  readonly document: UnrollDocument;
  readonly rows: readonly Row[];
  readonly probed: ProbeResult;
}

/** A line a number: term, unit, timestep, value and gradient, then the weights before and after. */
export function stepsCsv({ document, rows, probed }: StepsFigure): string {
  const lines: Cell[][] = [];
  for (const row of rows) {
    const name = nodeTitle(shownNode(document, row.node));
    const [timesteps, width] = row.value?.shape ?? [0, 0];
    for (let t = 1; t <= (timesteps ?? 0); t++)
      for (let unit = 0; unit < (width ?? 1); unit++) lines.push([name, row.id, t, unit + 1, numberAt(row.value, t, unit), numberAt(row.gradient, t, unit), null]);
  }
  for (const [name, tensor] of Object.entries(probed.tensors)) {
    if (!name.startsWith('weight/')) continue;
    const short = name.slice('weight/'.length);
    tensor.data.forEach((value, index) => lines.push([short, name, null, index + 1, value, probed.tensors[`grad/${name}`]?.data[index], probed.tensors[`next/${short}`]?.data[index]]));
  }
  return toCsv([text('steps:csv.node'), text('steps:csv.term'), 't', text('steps:csv.unit'), text('steps:csv.value'), text('steps:csv.gradient'), text('steps:csv.after')], lines);
}

function numberAt(tensor: ProbeTensor | null, t: number, unit: number): number | null {
  return tensor ? (tensor.data[(t - 1) * (tensor.shape[1] ?? 1) + unit] as number) : null;
}

const COLUMN = 150;
const LABEL = 190;
const LINE = 16;
const MOST_NUMBERS = 8;
const MOST_COLUMNS = 24;

/** The whole table as a drawing: every row with its first numbers, gradients under them. */
export function stepsSvg({ document, rows, probed }: StepsFigure): string {
  const sequence = probed.sequences[0];
  const columns = Math.min(MOST_COLUMNS, sequence?.length ?? 0);
  const [ink, quiet, paper, line, divergence, data] = ['ink', 'ink-3', 'surface', 'line', 'divergence', 'data'].map(readColour);
  const parts: string[] = [];
  const put = (x: number, y: number, words: string, more = ''): void => void parts.push(`<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`);
  put(16, 26, `${text('steps:title')} · ${document.title}`, 'font-size="15" font-weight="600"');
  let y = 52;
  for (let t = 1; t <= columns; t++) put(LABEL + (t - 1) * COLUMN, y, `t = ${t}`, `fill="${quiet}"`);
  for (const row of rows) {
    const width = row.value?.shape[1] ?? 1;
    const shown = Math.min(width, MOST_NUMBERS);
    const perLine = 3;
    const tall = Math.max(1, Math.ceil(shown / perLine)) * (row.gradient ? 2 : 1);
    y += 10;
    parts.push(`<path d="M16 ${y}H${LABEL + columns * COLUMN}" stroke="${line}"/>`);
    put(16, y + LINE, `${plain(row.tex)}  ${nodeTitle(shownNode(document, row.node))}`);
    for (let t = 1; t <= columns; t++) {
      const x = LABEL + (t - 1) * COLUMN;
      if (!row.value) {
        put(x, y + LINE, visibleSymbol(sequence?.symbols?.[t - 1] ?? ''), `fill="${data}"`);
        continue;
      }
      const list = (tensor: ProbeTensor, from: number): string =>
        Array.from({ length: Math.min(perLine, shown - from) }, (_, k) => formatNumber(numberAt(tensor, t, from + k) ?? NaN)).join('  ');
      for (let from = 0, at = 1; from < shown; from += perLine, at++) {
        put(x, y + at * LINE, list(row.value, from));
        if (row.gradient) put(x, y + (tall / 2 + at) * LINE, `∂ ${list(row.gradient, from)}`, `fill="${divergence}"`);
      }
    }
    y += tall * LINE + 2;
  }
  const [w, h] = [LABEL + columns * COLUMN + 16, y + 24];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="'Inter Variable', Inter, 'Pretendard Variable', 'Noto Sans CJK KR', sans-serif" font-size="12" fill="${ink}">`,
    `<rect width="${w}" height="${h}" fill="${paper}"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

function plain(tex: string): string {
  return tex.replaceAll('\\cdot', '·').replaceAll(/[{}\\]/g, '');
}
