import { escaped } from '../figure/escaped.ts';
import { rampColour, readColour, readRamp } from '../training/theme-colours.ts';
import { visibleSymbol } from '../ui/symbol.ts';
import { placeOn } from './heat-scale.ts';
import { paintHeat, type HeatPicture } from './paint-heat.ts';
import { timeTicks } from './time-ticks.ts';

/** One picture of a figure: a heat map, or bars from a line at 0. */
export interface HeatFigurePart {
  readonly label: string;
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
const BARS = 52;
/** More cells than this are one picture inside the drawing: as shapes they would be a file of many megabytes. */
const MOST_SHAPES = 20_000;

/** Heat maps over one time axis as a drawing of its own, in the colours of the theme. */
export function heatSvg({ title, note, parts, symbols }: HeatFigure): string {
  const [ink, quiet] = [readColour('ink'), readColour('ink-2')];
  const timesteps = parts[0]?.picture.timesteps ?? 1;
  const cell = (PLOT.right - PLOT.left) / timesteps;
  const body: string[] = [];
  let y = PLOT.top;
  for (const part of parts) {
    const tall = part.tall ?? (part.as === 'bars' ? BARS : part.picture.rows === 1 ? 22 : Math.min(240, Math.max(40, part.picture.rows * 3)));
    const [from, middle] = [PLOT.left - (part.rowTicks ? 40 : 10), y + tall / 2 + (part.note ? -4 : 4)];
    body.push(text(from, middle, part.label, `text-anchor="end" fill="${ink}"`));
    if (part.note) body.push(text(from, middle + 17, part.note, `text-anchor="end" fill="${quiet}" font-size="11"`));
    for (const tick of part.rowTicks ?? []) body.push(text(PLOT.left - 8, y + ((tick - 0.5) / part.picture.rows) * tall + 4, String(tick), `text-anchor="end" fill="${quiet}" font-size="11"`));
    body.push(part.as === 'bars' ? bars(part.picture, y, tall, cell) : cells(part.picture, y, tall, cell, timesteps * parts.reduce((sum, { picture }) => sum + picture.rows, 0)));
    body.push(legend(part, y + tall / 2, quiet));
    y += tall + 8;
  }
  if (symbols && cell >= 7) body.push(...symbols.map((symbol, t) => text(PLOT.left + (t + 0.5) * cell, y + 10, visibleSymbol(symbol), `text-anchor="middle" fill="${readColour('data')}" font-family="'JetBrains Mono Variable', monospace" font-size="11"`)));
  y += symbols && cell >= 7 ? 28 : 12;
  body.push(...timeTicks(timesteps).map((tick) => text(PLOT.left + (tick - 0.5) * cell, y, tick === 1 ? 't = 1' : String(tick), `text-anchor="middle" fill="${quiet}" font-size="11"`)));
  const height = y + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="'Inter Variable', Inter, 'Pretendard Variable', 'Noto Sans CJK KR', sans-serif" font-size="12">`,
    `<pattern id="nothing" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${readColour('surface')}"/><path d="M-1 1l2-2M0 6l6-6M5 7l2-2" stroke="${readColour('line-strong')}"/></pattern>`,
    `<rect width="${WIDTH}" height="${height}" fill="${readColour('surface')}"/>`,
    text(24, 28, title, `font-size="15" font-weight="600" fill="${ink}"`),
    text(24, 46, note, `fill="${quiet}"`),
    ...body,
    '</svg>',
  ].join('\n');
}

function cells(picture: HeatPicture, top: number, tall: number, wide: number, all: number): string {
  const { data, timesteps, rows, scale } = picture;
  if (all > MOST_SHAPES) {
    const canvas = document.createElement('canvas');
    paintHeat(canvas, timesteps, rows, { ...picture, apartFrom: Infinity });
    return `<image x="${PLOT.left}" y="${top}" width="${PLOT.right - PLOT.left}" height="${tall}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${canvas.toDataURL('image/png')}"/>`;
  }
  const ramp = readRamp(scale.ramp);
  const [gapX, gapY] = [wide >= 7 ? 1 : 0, tall / rows >= 4 ? 1 : 0];
  const shapes: string[] = [];
  for (let t = 0; t < timesteps; t++)
    for (let row = 0; row < rows; row++) {
      const place = placeOn(scale, data[t * rows + row] as number);
      const colour = place === null ? 'url(#nothing)' : rampColour(ramp, place);
      shapes.push(`<rect x="${round(PLOT.left + t * wide)}" y="${round(top + (row * tall) / rows)}" width="${round(wide - gapX)}" height="${round(tall / rows - gapY)}" fill="${colour}"/>`);
    }
  return `<g shape-rendering="crispEdges">${shapes.join('')}</g>`;
}

function bars({ data, timesteps, scale: { low, high } }: HeatPicture, top: number, tall: number, wide: number): string {
  const [up, down] = [Math.max(0, high), Math.min(0, low)];
  const zero = top + (up / (up - down || 1)) * tall;
  const shapes = Array.from({ length: timesteps }, (_, t) => {
    const value = data[t] ?? 0;
    const size = (Math.abs(value) / (up - down || 1)) * tall;
    return `<rect x="${round(PLOT.left + t * wide + wide * 0.12)}" y="${round(value > 0 ? zero - size : zero)}" width="${round(wide * 0.76)}" height="${round(size)}" fill="${readColour(value > 0 ? 'recurrence' : 'state-n2')}"/>`;
  });
  return `${shapes.join('')}<path d="M${PLOT.left} ${round(zero)}H${PLOT.right}" stroke="${readColour('line-control')}"/>`;
}

function legend({ as, picture: { scale }, low, high }: HeatFigurePart, middle: number, quiet: string): string {
  const x = PLOT.right + 12;
  if (as === 'bars') return text(x, middle + 4, `${low} … ${high}`, `fill="${quiet}" font-size="11"`);
  const ramp = readRamp(scale.ramp);
  const strip = Array.from({ length: 12 }, (_, step) => `<rect x="${x + step * 4}" y="${round(middle - 12)}" width="4" height="8" fill="${rampColour(ramp, step / 11)}"/>`).join('');
  return `${strip}${text(x, middle + 9, `${low} … ${high}`, `fill="${quiet}" font-size="11"`)}`;
}

function text(x: number, y: number, words: string, more: string): string {
  return `<text x="${round(x)}" y="${round(y)}" ${more}>${escaped(words)}</text>`;
}

function round(value: number): string {
  return value.toFixed(2);
}
