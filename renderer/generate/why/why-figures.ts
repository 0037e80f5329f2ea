import { t } from '../../../shared/i18n/index.ts';
import { toCsv } from '../../figure/csv.ts';
import { escaped } from '../../figure/escaped.ts';
import type { Figure } from '../../figure/export-figure.ts';
import { rampColour, readColour, readRamp } from '../../training/theme-colours.ts';
import { formatNumber, formatProbability } from '../../ui/format.ts';
import { visibleSymbol } from '../../ui/symbol.ts';
import { signed } from './influence-style.ts';
import type { OddsRow } from './odds-rows.ts';
import { strongest } from './why-question.ts';

const FONTS = `font-family="'Inter Variable', Inter, 'Pretendard Variable', 'Noto Sans CJK KR', sans-serif"`;
const MONO = `font-family="'JetBrains Mono Variable', 'Noto Sans Mono CJK KR', monospace"`;
const [WIDTH, ROW, TOP] = [640, 28, 68];
const BAR = { left: 150, width: 330 };

/** Distribution before and after temperature, as a drawing of its own. */
export function oddsFigure(title: string, about: string, rows: readonly OddsRow[]): Figure {
  const svg = () => {
    const colour = readColour('output');
    return drawing(title, about, rows.length, rows.flatMap(({ symbol, before, after }, at) => {
      const y = TOP + at * ROW;
      return [
        text(BAR.left - 12, y + 15, visibleSymbol(symbol), `text-anchor="end" font-weight="600" ${MONO}`),
        before === null ? '' : `<rect x="${BAR.left}" y="${y + 1.5}" width="${Math.max(1, before * BAR.width).toFixed(1)}" height="8" rx="2" fill="none" stroke="${colour}"/>`,
        after === null ? '' : `<rect x="${BAR.left}" y="${y + 12}" width="${Math.max(1, after * BAR.width).toFixed(1)}" height="8" rx="2" fill="${colour}"/>`,
        text(WIDTH - 90, y + 15, before === null ? '' : formatProbability(before), `text-anchor="end" ${MONO}`),
        text(WIDTH - 20, y + 15, after === null ? '' : formatProbability(after), `text-anchor="end" font-weight="600" ${MONO}`),
      ];
    }), [text(WIDTH - 90, TOP - 8, t('why:odds.before'), 'text-anchor="end"'), text(WIDTH - 20, TOP - 8, t('why:odds.afterShort'), 'text-anchor="end"')]);
  };
  const header = (['symbol', 'before', 'after'] as const).map((name) => t(`why:csv.${name}`));
  return { name: title, svg, csv: () => toCsv(header, rows.map(({ symbol, before, after }) => [symbol, before, after])) };
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
    return drawing(title, about, found.length, found.flatMap(({ index, value }, at) => {
      const y = TOP + at * ROW;
      const length = (Math.abs(value) / most) * (BAR.width / 2);
      return [
        text(24, y + 15, `t = ${index + 1}`, MONO),
        text(BAR.left - 12, y + 15, visibleSymbol(symbolAt(index)), `text-anchor="end" font-weight="600" ${MONO}`),
        `<rect x="${(value > 0 ? middle : middle - length).toFixed(1)}" y="${y + 4}" width="${Math.max(1, length).toFixed(1)}" height="13" rx="2" fill="${rampColour(ramp, (value / most + 1) / 2)}"/>`,
        text(WIDTH - 20, y + 15, signed(value, formatNumber), `text-anchor="end" ${MONO}`),
      ];
    }), [`<path d="M${middle} ${TOP - 4}v${found.length * ROW + 4}" stroke="${readColour('line-control')}"/>`]);
  };
  const csv = () => toCsv(['t', t('why:csv.symbol'), t('why:csv.influence')], Array.from(influence, (value, at) => [from + at + 1, symbolAt(from + at), value]));
  return { name: title, svg, csv };
}

function drawing(title: string, about: string, rows: number, body: readonly string[], more: readonly string[]): string {
  const height = TOP + rows * ROW + 16;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" ${FONTS} font-size="13" fill="${readColour('ink')}">`,
    `<rect width="${WIDTH}" height="${height}" fill="${readColour('surface')}"/>`,
    text(24, 26, title, 'font-size="15" font-weight="600"'),
    text(24, 46, about, `fill="${readColour('ink-2')}" font-size="12"`),
    ...more,
    ...body,
    '</svg>',
  ].join('\n');
}

function text(x: number, y: number, words: string, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
}
