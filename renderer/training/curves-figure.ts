import type { RunHistory } from '../state/run-history.ts';
import { toCsv } from '../figure/csv.ts';
import { escaped } from '../figure/escaped.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import { chartData, logTicks, lossBounds, spreadLabels, valueAt, type ChartData } from './chart-data.ts';
import { DASHES } from './dashes.ts';

/** A run whose curves leave the app. */
export interface CurveRun {
  readonly name: string;
  readonly history: RunHistory;
}

/** Training and validation losses of runs, a line a step at which one was measured. */
export function curvesCsv(header: { readonly run: string; readonly step: string; readonly training: string; readonly validation: string }, runs: readonly CurveRun[]): string {
  const rows = runs.flatMap(({ name, history: { series, validations } }) => {
    const losses = new Map(Array.from(series.steps, (step, index) => [step, series.losses[index] as number]));
    const judged = new Map(validations.map(({ step, loss }) => [step, loss]));
    const steps = [...new Set([...losses.keys(), ...judged.keys()])].sort((a, b) => a - b);
    return steps.map((step) => [name, step, losses.get(step), judged.get(step)]);
  });
  return toCsv([header.run, header.step, header.training, header.validation], rows);
}

export interface CurvesDrawing {
  readonly title: string;
  readonly unit: string;
  readonly selected: CurveRun;
  readonly compared: readonly CurveRun[];
  readonly scale: 'linear' | 'log';
  /** Of the theme: paper, ink, faint lines and the selected run. */
  readonly colours: { readonly paper: string; readonly ink: string; readonly quiet: string; readonly line: string; readonly main: string };
}

const SIZE = { width: 960, height: 520 };
const PLOT = { left: 64, top: 56, right: SIZE.width - 210, bottom: SIZE.height - 48 };

/** The chart as a drawing of its own: the same curves, dashes and labels at their ends. */
export function curvesSvg({ title, unit, selected, compared, scale, colours }: CurvesDrawing): string {
  const data = chartData(selected.history, compared.map(({ history }) => history));
  const log = scale === 'log';
  const { min, max } = lossBounds(data, null, log);
  const last = Math.max(1, data[0][data[0].length - 1] ?? 1);
  const x = (step: number): number => PLOT.left + (step / last) * (PLOT.right - PLOT.left);
  const share = (loss: number): number => (log ? Math.log(loss / min) / Math.log(max / min) : (loss - min) / (max - min));
  const y = (loss: number): number => PLOT.bottom - share(loss) * (PLOT.bottom - PLOT.top);
  const ends = [selected, ...compared].flatMap(({ name }, index) => {
    const column = index === 0 ? 2 : index + 3;
    const end = valueAt(data, column, Infinity);
    return end ? [{ name, at: y(end.value) }] : [];
  });
  const places = spreadLabels(ends.map(({ at }) => at), 17, PLOT.bottom);
  const text = (at: number, down: number, words: string, more = ''): string => `<text x="${round(at)}" y="${round(down)}" ${more}>${escaped(words)}</text>`;
  const ticks = log ? logTicks(min, max) : roundTicks(min, max, 6);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" font-family="'Inter Variable', Inter, 'Pretendard Variable', 'Noto Sans CJK KR', sans-serif" font-size="12" fill="${colours.ink}">`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="${colours.paper}"/>`,
    text(PLOT.left, 24, title, 'font-size="15" font-weight="600"'),
    text(PLOT.left, 42, unit, `fill="${colours.quiet}"`),
    ...ticks.map((tick) => `<path d="M${PLOT.left} ${round(y(tick))}H${PLOT.right}" stroke="${colours.line}"/>${text(PLOT.left - 8, y(tick) + 4, formatLoss(tick), `text-anchor="end" fill="${colours.quiet}"`)}`),
    ...roundTicks(0, last, 8).map((step) => text(x(step), PLOT.bottom + 20, formatCount(step), `text-anchor="middle" fill="${colours.quiet}"`)),
    `<clipPath id="plot"><rect x="${PLOT.left}" y="${PLOT.top}" width="${PLOT.right - PLOT.left}" height="${PLOT.bottom - PLOT.top}"/></clipPath>`,
    `<g fill="none" stroke-linejoin="round" clip-path="url(#plot)">`,
    ...compared.map((_, index) => `<path d="${path(data, index + 4, x, y)}" stroke="${colours.ink}" stroke-width="1.5" stroke-dasharray="${(DASHES[index % DASHES.length] ?? []).join(' ')}"/>`),
    `<path d="${path(data, 1, x, y)}" stroke="${colours.main}" stroke-opacity="0.45"/>`,
    `<path d="${path(data, 2, x, y)}" stroke="${colours.main}" stroke-width="2"/>`,
    '</g>',
    ...points(data, 3).map(([step, loss]) => `<circle cx="${round(x(step))}" cy="${round(y(loss))}" r="3" fill="${colours.paper}" stroke="${colours.main}" stroke-width="1.5"/>`),
    ...ends.map(({ name }, index) => text(PLOT.right + 10, (places[index] as number) + 4, name, `font-weight="${index === 0 ? 600 : 500}" fill="${index === 0 ? colours.main : colours.ink}"`)),
    '</svg>',
  ].join('\n');
}

function points(data: ChartData, column: number): [number, number][] {
  const values = data[column] ?? [];
  return Array.from(data[0], (step, index): [number, number | null | undefined] => [step, values[index]]).filter(
    (point): point is [number, number] => point[1] !== null && point[1] !== undefined && Number.isFinite(point[1]),
  );
}

function path(data: ChartData, column: number, x: (step: number) => number, y: (loss: number) => number): string {
  return points(data, column).map(([step, loss], index) => `${index ? 'L' : 'M'}${round(x(step))} ${round(y(loss))}`).join('');
}

/** At most about `count` round numbers from `min` to `max`. */
function roundTicks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const apart = power * ([1, 2, 5, 10].find((mark) => mark * power >= rough) ?? 10);
  const first = Math.ceil(min / apart);
  return Array.from({ length: Math.floor(max / apart) - first + 1 }, (_, index) => Number(((first + index) * apart).toPrecision(6)));
}

function round(value: number): string {
  return value.toFixed(1);
}
