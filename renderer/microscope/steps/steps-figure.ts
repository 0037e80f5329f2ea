import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { t as text } from '../../../shared/i18n/index.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { toCsv, type Cell } from '../../figure/csv.ts';
import { svgMath } from '../../figure/svg-math.ts';
import { readInk, svgPage } from '../../figure/svg-page.ts';
import { svgShape, svgText } from '../../figure/svg-shape.ts';
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
  return toCsv(['node', 'term', 't', 'unit', 'value', 'gradient', 'after'], lines);
}

function numberAt(tensor: ProbeTensor | null, t: number, unit: number): number | null {
  return tensor ? (tensor.data[(t - 1) * (tensor.shape[1] ?? 1) + unit] as number) : null;
}

const COLUMN = 210;
const LABEL = 230;
const LEFT = 24;
const LINE = 16;
/** Numbers of a vector side by side, and in all. */
const [ACROSS, MOST_NUMBERS] = [3, 8];
const MOST_COLUMNS = 24;

/** The whole table as a drawing: every row with its first numbers, gradients under them. */
export function stepsSvg({ document, rows, probed }: StepsFigure): string {
  const sequence = probed.sequences[0];
  const timesteps = sequence?.length ?? 0;
  const columns = Math.min(MOST_COLUMNS, timesteps);
  const ink = readInk();
  const [mark, data] = [readColour('divergence'), readColour('data')];
  const width = LABEL + columns * COLUMN + 16;
  const body: string[] = [];
  const leftOf = (t: number): number => LABEL + (t - 1) * COLUMN;
  let y = 72;
  for (let t = 1; t <= columns; t++) body.push(svgText(leftOf(t), y, `t = ${t}`, { fill: ink.quiet }));
  for (const row of rows) {
    y += 10;
    const lines = row.value ? Math.max(1, Math.ceil(Math.min(row.value.shape[1] ?? 1, MOST_NUMBERS) / ACROSS)) : 1;
    body.push(
      svgShape('path', { d: `M${LEFT} ${y}H${width - 16}`, stroke: ink.line }),
      svgMath(LEFT, y + LINE, '', row.tex, { size: 13 }),
      svgText(LEFT + 92, y + LINE, nodeTitle(shownNode(document, row.node)), { fill: ink.quiet }),
    );
    for (let t = 1; t <= columns; t++) {
      if (!row.value) {
        body.push(svgText(leftOf(t), y + LINE, visibleSymbol(sequence?.symbols?.[t - 1] ?? ''), { fill: data, family: 'mono' }));
        continue;
      }
      for (let line = 0; line < lines; line++) {
        body.push(svgText(leftOf(t), y + (line + 1) * LINE, numbersIn(row.value, t, line)));
        if (row.gradient) body.push(svgText(leftOf(t), y + (lines + line + 1) * LINE, `∂ ${numbersIn(row.gradient, t, line)}`, { fill: mark }));
      }
    }
    y += lines * (row.gradient ? 2 : 1) * LINE + 2;
  }
  const note = columns < timesteps ? text('steps:columns', { from: 1, to: columns, count: timesteps }) : '';
  return svgPage({ width, height: y + 24, title: `${text('steps:title')} · ${document.title}`, note, left: LEFT, ink }, body);
}

/** The numbers of one line of a cell. */
function numbersIn(tensor: ProbeTensor, t: number, line: number): string {
  const shown = Math.min(tensor.shape[1] ?? 1, MOST_NUMBERS);
  const units = Array.from({ length: Math.min(ACROSS, shown - line * ACROSS) }, (_, k) => line * ACROSS + k);
  return units.map((unit) => formatNumber(numberAt(tensor, t, unit) ?? NaN)).join('  ');
}
