import { toCsv } from '../figure/csv.ts';
import { readColour } from '../training/theme-colours.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { divTop, type Term, type TimelineNumbers } from './timeline-numbers.ts';
import { scaleTop, weightText } from './weights-model.ts';

/** The terms with all their digits, and their sums in a last line. */
export function timelineCsv({ terms, total, sumW, loss }: TimelineNumbers): string {
  const rows = terms.map(({ t, x, d, w, div, product }) => [t, x, d, w, div, product]);
  return toCsv(['t', 'x', 'd', 'w', 'Div', 'w*Div'], [...rows, ['DIV', '', '', sumW, loss, total]]);
}

export interface TimelineWords {
  readonly title: string;
  /** Of the divergence node. */
  readonly name: string;
  readonly unit: string;
}

const LEFT = 64;
const DIV = { top: 64, height: 110 };
const WEIGHTS = { top: 196, height: 90 };

/** The timeline as a drawing of its own: Div, w and their products on one axis, DIV under them. */
export function timelineSvg(numbers: TimelineNumbers, { title, name, unit }: TimelineWords): string {
  const { terms, total, sumW, loss } = numbers;
  const cell = Math.max(2, Math.min(84, 1100 / terms.length));
  const wide = cell >= 40;
  const [width, height] = [Math.ceil(LEFT + cell * terms.length + 40), wide ? 372 : 340];
  const colour = { paper: readColour('surface'), ink: readColour('ink'), quiet: readColour('ink-2'), line: readColour('line-control'), mark: readColour('divergence') };
  const [divScale, wScale] = [divTop(terms), scaleTop(terms.map(({ w }) => w))];
  const bar = (index: number, lane: typeof DIV, share: number, style: string): string => {
    const tall = Math.min(1, Math.max(0, share)) * lane.height;
    const inset = cell >= 8 ? cell * 0.2 : 0;
    return `<rect x="${round(LEFT + index * cell + inset)}" y="${round(lane.top + lane.height - tall)}" width="${round(cell - 2 * inset)}" height="${round(tall)}" ${style}/>`;
  };
  const text = (x: number, y: number, words: string, more = ''): string => `<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(words)}</text>`;
  const middle = (index: number): number => LEFT + (index + 0.5) * cell;
  const column = ({ w, div, product, x, d, t }: Term, index: number): string[] => [
    ...(div === null ? [] : [bar(index, DIV, div / divScale, `fill="none" stroke="${w === 0 ? colour.line : colour.mark}"${w === 0 ? ' stroke-dasharray="3 3"' : ''}`)]),
    ...(product ? [bar(index, DIV, product / divScale, `fill="${colour.mark}" fill-opacity="0.35"`)] : []),
    w === 0 ? bar(index, WEIGHTS, 0.06, `fill="none" stroke="${colour.line}" stroke-dasharray="3 3"`) : bar(index, WEIGHTS, w / wScale, `fill="${colour.mark}"`),
    ...(wide
      ? [
          text(middle(index), DIV.top - 6, formatLoss(div), `text-anchor="middle" fill="${colour.quiet}"`),
          text(middle(index), WEIGHTS.top + WEIGHTS.height + 18, w === 0 ? '0' : `${weightText(w)} × ${formatLoss(div)}`, `text-anchor="middle" fill="${colour.quiet}" font-size="10"`),
          text(middle(index), WEIGHTS.top + WEIGHTS.height + 34, w === 0 ? '0' : formatLoss(product), `text-anchor="middle" font-weight="600" fill="${colour.mark}"`),
          text(middle(index), WEIGHTS.top + WEIGHTS.height + 54, `${t}  ${visibleSymbol(x)}${cell >= 70 ? ` → ${visibleSymbol(d)}` : ''}`, 'text-anchor="middle"'),
        ]
      : []),
  ];
  const ends = [0, terms.length - 1].map((index) => (wide ? '' : text(middle(index), WEIGHTS.top + WEIGHTS.height + 18, String(index + 1), `text-anchor="middle" fill="${colour.quiet}"`)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="'JetBrains Mono Variable', 'Inter Variable', 'Pretendard Variable', monospace" font-size="12" fill="${colour.ink}">`,
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`,
    text(12, 24, `${title}: ${name}`, 'font-size="15" font-weight="600"'),
    text(12, DIV.top + 12, 'Div') + text(12, DIV.top + 28, `≤ ${formatNumber(divScale)}`, `fill="${colour.quiet}" font-size="10"`),
    text(12, WEIGHTS.top + 12, 'w') + text(12, WEIGHTS.top + 28, `≤ ${formatNumber(wScale)}`, `fill="${colour.quiet}" font-size="10"`),
    ...[DIV, WEIGHTS].map(({ top, height: tall }) => `<path d="M${LEFT} ${top + tall}h${round(cell * terms.length)}" stroke="${colour.line}"/>`),
    ...terms.flatMap(column),
    ...ends,
    text(12, height - 12, `DIV = Σ w·Div = ${formatLoss(total)}, Σw = ${formatNumber(sumW)}, DIV / Σw = ${formatLoss(loss)} ${unit}`, `fill="${colour.mark}" font-weight="600"`),
    '</svg>',
  ].join('\n');
}

function round(value: number): string {
  return value.toFixed(1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
