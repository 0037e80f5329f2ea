import type { RunHistory } from '../state/run-history.ts';
import { toCsv } from '../figure/csv.ts';
import { svgPage, type Ink } from '../figure/svg-page.ts';
import { svgGroup, svgShape, svgText } from '../figure/svg-shape.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import { linePath } from '../ui/line-path.ts';
import { chartData, logTicks, lossBounds, spreadLabels, valueAt, type ChartData } from './chart-data.ts';
import { DASHES } from './dashes.ts';

/** A run whose curves leave the app. */
export interface CurveRun {
  readonly name: string;
  readonly history: RunHistory;
}

/** Training and validation losses of runs, a line a step at which one was measured. */
export function curvesCsv(runs: readonly CurveRun[]): string {
  const rows = runs.flatMap(({ name, history: { series, validations } }) => {
    const losses = new Map(Array.from(series.steps, (step, index) => [step, series.losses[index] as number]));
    const judged = new Map(validations.map(({ step, loss }) => [step, loss]));
    const steps = [...new Set([...losses.keys(), ...judged.keys()])].sort((a, b) => a - b);
    return steps.map((step) => [name, step, losses.get(step), judged.get(step)]);
  });
  return toCsv(['run', 'step', 'training_loss', 'validation_loss'], rows);
}

export interface CurvesDrawing {
  readonly title: string;
  readonly unit: string;
  readonly selected: CurveRun;
  readonly compared: readonly CurveRun[];
  readonly scale: 'linear' | 'log';
  readonly ink: Ink;
  /** The colour of the selected run. */
  readonly main: string;
}

const SIZE = { width: 960, height: 520 };
const PLOT = { left: 64, top: 56, right: SIZE.width - 210, bottom: SIZE.height - 48 };

/** The chart as a drawing of its own: the same curves, dashes and labels at their ends. */
export function curvesSvg({ title, unit, selected, compared, scale, ink, main }: CurvesDrawing): string {
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
  const ticks = log ? logTicks(min, max) : roundTicks(min, max, 6);
  const curve = (column: number): string => linePath(points(data, column).map(([step, loss]) => [x(step), y(loss)]));
  return svgPage({ ...SIZE, title, note: unit, left: PLOT.left, ink }, [
    ...ticks.flatMap((tick) => [
      svgShape('path', { d: `M${PLOT.left} ${y(tick).toFixed(1)}H${PLOT.right}`, stroke: ink.line }),
      svgText(PLOT.left - 8, y(tick) + 4, formatLoss(tick), { anchor: 'end', fill: ink.quiet }),
    ]),
    ...roundTicks(0, last, 8).map((step) => svgText(x(step), PLOT.bottom + 20, formatCount(step), { anchor: 'middle', fill: ink.quiet })),
    svgGroup('clipPath', { id: 'plot' }, [svgShape('rect', { x: PLOT.left, y: PLOT.top, width: PLOT.right - PLOT.left, height: PLOT.bottom - PLOT.top })]),
    svgGroup('g', { fill: 'none', 'stroke-linejoin': 'round', 'clip-path': 'url(#plot)' }, [
      ...compared.map((_, index) => svgShape('path', { d: curve(index + 4), stroke: ink.ink, 'stroke-width': 1.5, 'stroke-dasharray': (DASHES[index % DASHES.length] ?? []).join(' ') })),
      svgShape('path', { d: curve(1), stroke: main, 'stroke-opacity': 0.45 }),
      svgShape('path', { d: curve(2), stroke: main, 'stroke-width': 2 }),
    ]),
    ...points(data, 3).map(([step, loss]) => svgShape('circle', { cx: x(step), cy: y(loss), r: 3, fill: ink.paper, stroke: main, 'stroke-width': 1.5 })),
    ...ends.map(({ name }, index) => svgText(PLOT.right + 10, (places[index] as number) + 4, name, { weight: index === 0 ? 600 : 500, fill: index === 0 ? main : ink.ink })),
  ]);
}

function points(data: ChartData, column: number): [number, number][] {
  const values = data[column] ?? [];
  return Array.from(data[0], (step, index): [number, number | null | undefined] => [step, values[index]]).filter(
    (point): point is [number, number] => point[1] !== null && point[1] !== undefined && Number.isFinite(point[1]),
  );
}

/** At most about `count` round numbers from `min` to `max`. */
function roundTicks(min: number, max: number, count: number): number[] {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const apart = power * ([1, 2, 5, 10].find((mark) => mark * power >= rough) ?? 10);
  const first = Math.ceil(min / apart);
  return Array.from({ length: Math.floor(max / apart) - first + 1 }, (_, index) => Number(((first + index) * apart).toPrecision(6)));
}
