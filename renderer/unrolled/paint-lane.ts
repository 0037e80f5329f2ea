import { formatLoss, formatNumber } from '../ui/format.ts';
import type { Frame } from './frame.ts';
import { shortProbability } from './frame.ts';
import type { Lane } from './lanes.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';
import { judgement, likeliest, numbersAt, type LaneValues, type Numbers } from './values.ts';

/** A part of a lane's strip. */
export interface Strip {
  readonly lane: Lane;
  readonly values: LaneValues;
  readonly frame: Frame;
  /** The first timestep of it, from 1, and the last. */
  readonly from: number;
  readonly to: number;
  readonly pitch: number;
  readonly height: number;
  /** Of a one-hot: its positions. */
  readonly size: number | null;
}

/** Pixels that a cell of text leaves free at its sides. */
const air = 2;
const letters = { size: 11, anchor: 'middle', family: 'mono' } as const;

/** Paints the timesteps of a lane from left to right; x = 0 is the left edge of the first. */
export function paintLane(pen: Pen, palette: Palette, strip: Strip): void {
  const { lane } = strip;
  switch (lane.shows) {
    case 'source':
      return paintSource(pen, palette, strip);
    case 'symbol':
      return strip.frame.lines ? paintLine(pen, strip, strip.frame.lines.x, palette.colour('data'), false) : paintSymbols(pen, strip, strip.frame.x, palette.colour('data'), strip.height / 2 + 4);
    case 'one-hot':
      return paintOneHot(pen, palette, strip);
    case 'vector':
    case 'states':
      return paintNumbers(pen, palette, strip);
    case 'classes':
      return paintClasses(pen, palette, strip);
    case 'forecast':
      return paintForecast(pen, palette, strip);
    case 'divergence':
      return paintDivergence(pen, palette, strip);
    case 'weights':
      return paintBars(pen, palette, strip, strip.values.judge?.w ?? null, formatNumber);
    case 'product':
      return paintBars(pen, palette, strip, strip.values.judge?.weighted ?? null, formatLoss);
    case 'nothing':
      return;
  }
}

function each({ from, to, pitch }: Strip, at: (t: number, left: number) => void): void {
  for (let t = from; t <= to; t++) at(t, (t - from) * pitch);
}

function paintSymbols(pen: Pen, strip: Strip, symbols: readonly (string | null)[], colour: string, y: number): void {
  each(strip, (t, left) => {
    const symbol = symbols[t - 1];
    if (symbol) pen.text(symbol, left + strip.pitch / 2, y, { ...letters, colour, room: strip.pitch + 2 });
  });
}

function paintSource(pen: Pen, palette: Palette, strip: Strip): void {
  const { lines } = strip.frame;
  if (lines) return paintLine(pen, strip, lines.x, palette.colour('data'), false);
  paintSymbols(pen, strip, strip.frame.x, palette.colour('data'), strip.height / 2 - 5);
  paintSymbols(pen, strip, strip.frame.d, palette.colour('divergence'), strip.height - 5);
}

/** A line through numbers, from the least to the greatest of all timesteps. */
function paintLine(pen: Pen, strip: Strip, line: readonly number[], colour: string, dashed: boolean, range = rangeOf(line)): void {
  const { low, high } = range;
  const y = (value: number): number => 3 + (1 - (value - low) / (high - low || 1)) * (strip.height - 6);
  const points: [number, number][] = [];
  for (let t = Math.max(1, strip.from - 1); t <= Math.min(line.length, strip.to + 1); t++) {
    const value = line[t - 1] ?? Number.NaN;
    if (Number.isFinite(value)) points.push([(t - strip.from + 0.5) * strip.pitch, y(value)]);
  }
  if (points.length > 0) pen.line(points, colour, 1.5, dashed);
}

function rangeOf(...lines: readonly (readonly number[])[]): { low: number; high: number } {
  const known = lines.flat().filter(Number.isFinite);
  return { low: known.reduce((a, b) => Math.min(a, b), Infinity), high: known.reduce((a, b) => Math.max(a, b), -Infinity) };
}

function paintOneHot(pen: Pen, palette: Palette, strip: Strip): void {
  const { frame, size, pitch, height } = strip;
  const width = (strip.to - strip.from + 1) * pitch;
  pen.line([[0, 0.5], [width, 0.5]], palette.colour('transform-edge'), 1);
  pen.line([[0, height - 0.5], [width, height - 0.5]], palette.colour('transform-edge'), 1);
  each(strip, (t, left) => {
    const index = frame.indices?.[t - 1] ?? -1;
    if (index < 0 || !size) return;
    const tall = Math.max(3, height / size);
    pen.rect(left + 1, (index / size) * (height - tall), pitch - 2, tall, palette.colour('transform'));
  });
}

/** Units from top to bottom; where a pixel stands for several, the one of largest magnitude. */
function paintNumbers(pen: Pen, palette: Palette, strip: Strip): void {
  const { parts } = strip.values;
  const columns = strip.to - strip.from + 1;
  const tall = strip.height / Math.max(1, parts.length);
  parts.forEach((numbers, index) => {
    const rows = Math.min(numbers.width, Math.floor(tall));
    const gap = index > 0 ? 2 : 0;
    pen.heat(0, index * tall + gap, columns * strip.pitch, tall - gap, columns, rows, (bytes) => {
      each(strip, (t) => {
        const column = numbersAt(numbers, t);
        for (let row = 0; row < rows; row++) palette.state(bytes, (row * columns + t - strip.from) * 4, strongest(column, row, rows) / numbers.most);
      });
    });
  });
}

function strongest(column: Float32Array, row: number, rows: number): number {
  let found = 0;
  for (let unit = Math.floor((row * column.length) / rows); unit < Math.floor(((row + 1) * column.length) / rows); unit++) {
    const value = column[unit] ?? 0;
    if (Math.abs(value) >= Math.abs(found)) found = value;
  }
  return found;
}

/** The most probable symbol, how probable it is, and (dark) how probable what is desired. */
function paintClasses(pen: Pen, palette: Palette, strip: Strip): void {
  const { values, frame, pitch, height } = strip;
  const [numbers] = values.parts;
  if (!numbers) return;
  const top = 16;
  const bar = (left: number, probability: number, fill: string, inset: number): void =>
    pen.rect(left + air + inset, height - probability * (height - top), Math.max(1, pitch - 2 * (air + inset)), probability * (height - top), fill);
  each(strip, (t, left) => {
    if (judgement(values.judge, t) !== 'judged') pen.hatch(left, 0, pitch, height);
    const desired = frame.targets?.[t - 1] ?? -1;
    const column = numbersAt(numbers, t);
    const [best] = likeliest(column, 1, -1);
    if (!best) return;
    const isRight = best.index === desired;
    pen.text(shownClass(frame, best.index), left + pitch / 2, 11, { ...letters, weight: isRight ? 700 : 400, colour: palette.colour(isRight ? 'output' : 'ink-2'), room: pitch + 2 });
    bar(left, best.probability, palette.colour('output-edge'), 0);
    if (desired >= 0) bar(left, column[desired] ?? 0, palette.colour('output'), Math.min(2, pitch / 6));
  });
}

export function shownClass({ classes }: Frame, index: number): string {
  return (classes[index] ?? '').replace(/ /g, '␣').replace(/\n/g, '↵');
}

function paintForecast(pen: Pen, palette: Palette, strip: Strip): void {
  const [numbers] = strip.values.parts;
  const desired = strip.frame.lines?.d ?? [];
  if (!numbers) return;
  each(strip, (t, left) => {
    if (judgement(strip.values.judge, t) !== 'judged') pen.hatch(left, 0, strip.pitch, strip.height);
  });
  const forecast = Array.from({ length: strip.frame.length }, (_, t) => numbers.data[t * numbers.width] ?? Number.NaN);
  const range = rangeOf(forecast, desired);
  paintLine(pen, strip, desired, palette.colour('data'), true, range);
  paintLine(pen, strip, forecast, palette.colour('output'), false, range);
}

function paintDivergence(pen: Pen, palette: Palette, strip: Strip): void {
  const { values: { judge }, frame, pitch, height } = strip;
  const most = greatest(judge?.div ?? null);
  const foot = frame.targets ? 15 : 0;
  each(strip, (t, left) => {
    const kind = judgement(judge, t);
    const div = judge?.div[t - 1] ?? Number.NaN;
    if (kind !== 'judged') pen.hatch(left, 0, pitch, height - foot);
    if (Number.isFinite(div)) pen.rect(left + air, (1 - div / most) * (height - foot), Math.max(1, pitch - 2 * air), (div / most) * (height - foot), palette.colour(kind === 'judged' ? 'divergence' : 'line-control'));
    const d = frame.targets ? frame.d[t - 1] : null;
    if (d) pen.text(d, left + pitch / 2, height - 3, { ...letters, colour: palette.colour('data'), room: pitch + 2 });
  });
}

/** Bars from a common foot; a weight of 0 is hatched, never nothing. */
function paintBars(pen: Pen, palette: Palette, strip: Strip, line: Float32Array | null, shown: (value: number) => string): void {
  const { pitch, height, values: { judge } } = strip;
  if (!line) return;
  const most = greatest(line);
  const head = pitch >= 40 ? 14 : 0;
  pen.line([[0, height - 0.5], [(strip.to - strip.from + 1) * pitch, height - 0.5]], palette.colour('line-control'), 1);
  each(strip, (t, left) => {
    const value = line[t - 1] ?? 0;
    if (judgement(judge, t) !== 'judged') return pen.hatch(left, head, pitch, height - head);
    const tall = Math.max(1, (Math.max(0, value) / most) * (height - head));
    pen.rect(left + air, height - tall, Math.max(1, pitch - 2 * air), tall, palette.colour('divergence'));
    if (head > 0) pen.text(shown(value), left + pitch / 2, height - tall - 3, { ...letters, colour: palette.colour('ink') });
  });
}

function greatest(line: ArrayLike<number> | null): number {
  let most = 1e-9;
  for (let t = 0; t < (line?.length ?? 0); t++) {
    const value = Math.abs(line?.[t] ?? 0);
    if (Number.isFinite(value)) most = Math.max(most, value);
  }
  return most;
}

/** The answer in a word: the likeliest class with its probability, or a forecast. */
export function answerAt(numbers: Numbers | undefined, frame: Frame, t: number, isForecast: boolean): { readonly text: string; readonly probability: string } | null {
  if (!numbers) return null;
  const column = numbersAt(numbers, t);
  if (isForecast) return { text: Array.from(column).map((value) => formatNumber(value)).join(', '), probability: '' };
  const [best] = likeliest(column, 1, -1);
  return best ? { text: shownClass(frame, best.index), probability: shortProbability(best.probability) } : null;
}
