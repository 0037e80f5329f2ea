import { toCsv } from '../figure/csv.ts';
import { NOTHING, readInk, svgPage } from '../figure/svg-page.ts';
import { svgShape, svgText, type SvgLetters } from '../figure/svg-shape.ts';
import { timeTicks } from '../heat/time-ticks.ts';
import { readColour } from '../training/theme-colours.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { divTop, type Term, type TimelineNumbers } from './timeline-numbers.ts';
import { scaleTop, weightText } from './weights-model.ts';

/** The terms with all their digits: DIV is the sum of the last column. */
export function timelineCsv({ terms }: TimelineNumbers): string {
  return toCsv(['t', 'symbol', 'desired', 'w', 'div', 'w_div'], terms.map(({ t, x, d, w, div, product }) => [t, x, d, w, div, product]));
}

export interface TimelineWords {
  readonly title: string;
  /** Of the divergence node. */
  readonly name: string;
  readonly unit: string;
}

const LEFT = 64;
const DIV = { top: 74, height: 110 };
const WEIGHTS = { top: 206, height: 90 };
const UNDER = WEIGHTS.top + WEIGHTS.height;

/** The timeline as a drawing of its own: Div, w and their products on one axis, DIV under them. */
export function timelineSvg(numbers: TimelineNumbers, { title, name, unit }: TimelineWords): string {
  const { terms, total, sumW, loss } = numbers;
  const longest = Math.max(...terms.map(({ x, d }) => x.length + d.length));
  const cell = Math.max(2, Math.min(Math.max(84, (longest + 6) * 7.5), 1100 / terms.length));
  const isWide = cell >= 40;
  const [ink, mark] = [readInk(), readColour('divergence')];
  const [divScale, wScale] = [divTop(terms), scaleTop(terms.map(({ w }) => w))];
  const letters: SvgLetters = { anchor: 'middle', family: 'mono' };
  const middle = (index: number): number => LEFT + (index + 0.5) * cell;
  const bar = (index: number, lane: typeof DIV, share: number, look: Readonly<Record<string, string | number>>): string => {
    const tall = Math.min(1, Math.max(0, share)) * lane.height;
    const inset = cell >= 8 ? cell * 0.2 : 0;
    return svgShape('rect', { x: LEFT + index * cell + inset, y: lane.top + lane.height - tall, width: cell - 2 * inset, height: tall, ...look });
  };
  const column = ({ w, div, product, x, d, t }: Term, index: number): string[] => [
    ...(w === 0 ? [svgShape('rect', { x: LEFT + index * cell, y: DIV.top, width: cell, height: DIV.height, fill: NOTHING })] : []),
    ...(div === null ? [] : [bar(index, DIV, div / divScale, { fill: 'none', stroke: w === 0 ? ink.axis : mark, ...(w === 0 && { 'stroke-dasharray': '3 3' }) })]),
    ...(product ? [bar(index, DIV, product / divScale, { fill: mark, 'fill-opacity': 0.35 })] : []),
    w === 0 ? bar(index, WEIGHTS, 0.06, { fill: 'none', stroke: ink.axis, 'stroke-dasharray': '3 3' }) : bar(index, WEIGHTS, w / wScale, { fill: mark }),
    ...(isWide
      ? [
          svgText(middle(index), DIV.top - 6, formatLoss(div), { ...letters, fill: ink.quiet }),
          svgText(middle(index), UNDER + 18, w === 0 ? '0' : `${weightText(w)} × ${formatLoss(div)}`, { ...letters, fill: ink.quiet, size: 10 }),
          svgText(middle(index), UNDER + 34, w === 0 ? '0' : formatLoss(product), { ...letters, weight: 600, fill: mark }),
          svgText(middle(index), UNDER + 54, `${t}  ${visibleSymbol(x)}${cell >= 70 ? ` → ${visibleSymbol(d)}` : ''}`, letters),
        ]
      : []),
  ];
  const lane = (words: string, top: number, most: number): string[] => [svgText(24, top + 12, words), svgText(12, top + 28, `≤ ${formatNumber(most)}`, { fill: ink.quiet, size: 10 })];
  const [width, height] = [LEFT + cell * terms.length + 40, isWide ? 382 : 350];
  return svgPage({ width: Math.max(520, width), height, title: `${title}: ${name}`, note: unit, ink }, [
    ...lane('Div', DIV.top, divScale),
    ...lane('w', WEIGHTS.top, wScale),
    ...[DIV, WEIGHTS].map(({ top, height: tall }) => svgShape('path', { d: `M${LEFT} ${top + tall}h${(cell * terms.length).toFixed(1)}`, stroke: ink.axis })),
    ...terms.flatMap(column),
    ...(isWide ? [] : timeTicks(terms.length).map((t) => svgText(middle(t - 1), UNDER + 18, String(t), { anchor: 'middle', fill: ink.quiet }))),
    svgText(24, height - 12, `DIV = Σ w·Div = ${formatLoss(total)}, Σw = ${formatNumber(sumW)}, DIV / Σw = ${formatLoss(loss)} ${unit}`, { fill: mark, weight: 600 }),
  ]);
}
