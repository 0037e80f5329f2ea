import { t } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import type { Figure } from '../../figure/export-figure.ts';
import { readInk, svgPage } from '../../figure/svg-page.ts';
import { svgShape, svgText, type SvgLetters } from '../../figure/svg-shape.ts';
import { rampColour, readColour, readRamp } from '../../training/theme-colours.ts';
import { formatNumber, formatProbability } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { signed } from './influence-style.ts';
import type { OddsRow } from './odds-rows.ts';
import type { Inside } from './use-why.ts';
import { strongest } from './why-question.ts';

const [WIDTH, ROW, TOP] = [640, 28, 68];
const BAR = { left: 150, width: 330 };
const letters: SvgLetters = { size: 13, anchor: 'end', family: 'mono' };

/** Distribution before and after temperature, as a drawing of its own. */
export function oddsFigure(title: string, about: string, rows: readonly OddsRow[]): Figure {
  const svg = () => {
    const colour = readColour('output');
    const bar = (y: number, share: number | null, look: { readonly fill: string; readonly stroke?: string }): string =>
      share === null ? '' : svgShape('rect', { x: BAR.left, y, width: Math.max(1, share * BAR.width), height: 8, rx: 2, ...look });
    const written = (share: number | null): string => (share === null ? '' : formatProbability(share));
    return page(title, about, rows.length, [
      svgText(WIDTH - 90, TOP - 8, t('why:odds.before'), { size: 13, anchor: 'end' }),
      svgText(WIDTH - 20, TOP - 8, t('why:odds.afterShort'), { size: 13, anchor: 'end' }),
      ...rows.flatMap(({ symbol, before, after }, at) => {
        const y = TOP + at * ROW;
        return [
          svgText(BAR.left - 12, y + 15, visibleSymbol(symbol), { ...letters, weight: 600 }),
          bar(y + 1.5, before, { fill: 'none', stroke: colour }),
          bar(y + 12, after, { fill: colour }),
          svgText(WIDTH - 90, y + 15, written(before), letters),
          svgText(WIDTH - 20, y + 15, written(after), { ...letters, weight: 600 }),
        ];
      }),
    ]);
  };
  return { name: title, svg, csv: () => toCsv(['symbol', 'probability_before', 'probability'], rows.map(({ symbol, before, after }) => [symbol, before, after])) };
}

/** Most rows of a drawing; the table has all. */
const DRAWN = 20;

/** What each earlier symbol adds, as a drawing of its own. */
export function influenceFigure(title: string, about: string, influence: Float32Array, from: number, symbolAt: (index: number) => string): Figure {
  const svg = () => {
    const found = strongest(influence, from, DRAWN);
    const most = Math.abs(found[0]?.value ?? 0) || 1;
    const ramp = readRamp('state');
    const middle = BAR.left + BAR.width / 2;
    return page(title, about, found.length, [
      svgShape('path', { d: `M${middle} ${TOP - 4}v${found.length * ROW + 4}`, stroke: readInk().axis }),
      ...found.flatMap(({ index, value }, at) => {
        const y = TOP + at * ROW;
        const length = (Math.abs(value) / most) * (BAR.width / 2);
        return [
          svgText(24, y + 15, `t = ${index + 1}`, { ...letters, anchor: 'start' }),
          svgText(BAR.left - 12, y + 15, visibleSymbol(symbolAt(index)), { ...letters, weight: 600 }),
          svgShape('rect', { x: value > 0 ? middle : middle - length, y: y + 4, width: Math.max(1, length), height: 13, rx: 2, fill: rampColour(ramp, (value / most + 1) / 2) }),
          svgText(WIDTH - 20, y + 15, signed(value, formatNumber), letters),
        ];
      }),
    ]);
  };
  return { name: title, svg, csv: () => toCsv(['t', 'symbol', 'influence'], Array.from(influence, (value, at) => [from + at + 1, symbolAt(from + at), value])) };
}

/** Gates and states at the timestep that decided, a line a unit. */
export function insideCsv(inside: readonly Inside[]): string {
  return toCsv(['node', 'term', 'unit', 'value'], inside.flatMap(({ title, row, values }) => Array.from(values, (value, unit) => [title, row.name, unit + 1, value])));
}

function page(title: string, note: string, rows: number, body: readonly string[]): string {
  return svgPage({ width: WIDTH, height: TOP + rows * ROW + 16, title, note, ink: readInk() }, body);
}
