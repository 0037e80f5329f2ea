import { svgMath } from '../figure/svg-math.ts';
import { NOTHING, readInk, svgPage, type Ink } from '../figure/svg-page.ts';
import { svgGroup, svgShape, svgText } from '../figure/svg-shape.ts';
import { rampColour, readColour, readRamp } from '../training/theme-colours.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { placeOn } from './heat-scale.ts';
import { paintHeat, type HeatPicture } from './paint-heat.ts';
import { timeTicks } from './time-ticks.ts';

/** One picture of a figure: a heat map, or bars from a line at 0. */
export interface HeatFigurePart {
  readonly label: string;
  /** Mathematics after the label, see `parseMath`. */
  readonly math?: string;
  readonly picture: HeatPicture;
  readonly as: 'cells' | 'bars';
  /** A line under the label. */
  readonly note?: string;
  /** Pixels; by its rows unless told. */
  readonly tall?: number;
  /** Numbers of rows that are written beside it, from 1. */
  readonly rowTicks?: readonly number[];
  /** The ends of its scale in words. */
  readonly low: string;
  readonly high: string;
}

export interface HeatFigure {
  readonly title: string;
  /** Of what: run, moment, input. */
  readonly note: string;
  readonly parts: readonly HeatFigurePart[];
  /** Under the pictures; null: numbers were read. */
  readonly symbols: readonly string[] | null;
}

const WIDTH = 960;
const PLOT = { left: 190, right: WIDTH - 150, top: 64 };
const ROOM = PLOT.right - PLOT.left;
const BARS = 52;
/** More cells than this are one picture inside the drawing: as shapes they would be a file of many megabytes. */
const MOST_SHAPES = 20_000;

/** Heat maps over one axis as a drawing of its own, in the colours of the theme. */
export function heatSvg({ title, note, parts, symbols }: HeatFigure): string {
  const ink = readInk();
  const all = parts.reduce((sum, { picture }) => sum + picture.rows * picture.timesteps, 0);
  const body: string[] = [];
  let y = PLOT.top;
  for (const part of parts) {
    const tall = part.tall ?? (part.as === 'bars' ? BARS : part.picture.rows === 1 ? 22 : Math.min(240, Math.max(40, part.picture.rows * 3)));
    body.push(...labels(part, y, tall, ink), part.as === 'bars' ? bars(part.picture, y, tall, ink) : cells(part.picture, y, tall, all > MOST_SHAPES), ...legend(part, y + tall / 2, ink));
    y += tall + 8;
  }
  const timesteps = parts[0]?.picture.timesteps ?? 1;
  const cell = ROOM / timesteps;
  const middle = (t: number): number => PLOT.left + (t - 0.5) * cell;
  const hasSymbols = symbols !== null && cell >= 7;
  if (hasSymbols) body.push(...symbols.map((symbol, index) => svgText(middle(index + 1), y + 10, visibleSymbol(symbol), { anchor: 'middle', fill: readColour('data'), family: 'mono', size: 11 })));
  y += hasSymbols ? 28 : 12;
  body.push(...timeTicks(timesteps).map((tick) => svgText(middle(tick), y, tick === 1 ? 't = 1' : String(tick), { anchor: 'middle', fill: ink.quiet, size: 11 })));
  return svgPage({ width: WIDTH, height: y + 20, title, note, ink }, body);
}

function labels({ label, math, note, rowTicks = [], picture }: HeatFigurePart, top: number, tall: number, ink: Ink): string[] {
  const [from, middle] = [PLOT.left - (rowTicks.length > 0 ? 40 : 10), top + tall / 2 + (note ? -4 : 4)];
  return [
    math === undefined ? svgText(from, middle, label, { anchor: 'end' }) : svgMath(from, middle, label, math, { anchor: 'end' }),
    ...(note ? [svgText(from, middle + 17, note, { anchor: 'end', fill: ink.quiet, size: 11 })] : []),
    ...rowTicks.map((tick) => svgText(PLOT.left - 8, top + ((tick - 0.5) / picture.rows) * tall + 4, String(tick), { anchor: 'end', fill: ink.quiet, size: 11 })),
  ];
}

function cells(picture: HeatPicture, top: number, tall: number, asImage: boolean): string {
  const { data, timesteps, rows, scale } = picture;
  if (asImage) {
    const canvas = document.createElement('canvas');
    paintHeat(canvas, timesteps, rows, { ...picture, apartFrom: Infinity });
    return svgShape('image', { x: PLOT.left, y: top, width: ROOM, height: tall, preserveAspectRatio: 'none', style: 'image-rendering:pixelated', href: canvas.toDataURL('image/png') });
  }
  const ramp = readRamp(scale.ramp);
  const wide = ROOM / timesteps;
  const [gapX, gapY] = [wide >= 7 ? 1 : 0, tall / rows >= 4 ? 1 : 0];
  const shapes: string[] = [];
  for (let t = 0; t < timesteps; t++)
    for (let row = 0; row < rows; row++) {
      const place = placeOn(scale, data[t * rows + row] as number);
      shapes.push(svgShape('rect', { x: PLOT.left + t * wide, y: top + (row * tall) / rows, width: wide - gapX, height: tall / rows - gapY, fill: place === null ? NOTHING : rampColour(ramp, place) }));
    }
  return svgGroup('g', { 'shape-rendering': 'crispEdges' }, shapes);
}

function bars({ data, timesteps, scale: { low, high } }: HeatPicture, top: number, tall: number, ink: Ink): string {
  const [up, down] = [Math.max(0, high), Math.min(0, low)];
  const zero = top + (up / (up - down || 1)) * tall;
  const wide = ROOM / timesteps;
  const [above, below] = [readColour('recurrence'), readColour('state-n2')];
  const shapes = Array.from({ length: timesteps }, (_, t) => {
    const value = data[t] || 0; // NaN: there is nothing.
    const size = (Math.abs(value) / (up - down || 1)) * tall;
    return svgShape('rect', { x: PLOT.left + wide * (t + 0.12), y: value > 0 ? zero - size : zero, width: wide * 0.76, height: size, fill: value > 0 ? above : below });
  });
  return svgGroup('g', {}, [...shapes, svgShape('path', { d: `M${PLOT.left} ${zero.toFixed(1)}H${PLOT.right}`, stroke: ink.axis })]);
}

function legend({ as, picture: { scale }, low, high }: HeatFigurePart, middle: number, { quiet }: Ink): string[] {
  const x = PLOT.right + 12;
  const words = (y: number): string => svgText(x, y, `${low} … ${high}`, { fill: quiet, size: 11 });
  if (as === 'bars') return [words(middle + 4)];
  const ramp = readRamp(scale.ramp);
  return [...Array.from({ length: 12 }, (_, step) => svgShape('rect', { x: x + step * 4, y: middle - 12, width: 4, height: 8, fill: rampColour(ramp, step / 11) })), words(middle + 9)];
}
