import { hatching } from '../heat/hatching.ts';
import type { Strip } from '../state/run-strips.ts';
import { shareOf, type StripScale } from './strip-scale.ts';
import { rampColour, readColour, readRamp } from './theme-colours.ts';

export const ROW = 18;
export const LAST_ROW = 28;
export const WEIGHTS = 22;

export interface StripPicture {
  readonly strips: readonly Strip[];
  readonly weights: Float32Array;
  readonly scale: StripScale | null;
  /** The cell under the pointer. */
  readonly at: { readonly row: number; readonly t: number } | null;
  /** The row of the moment that is looked at. */
  readonly marked: number;
}

export function stripsHeight(rows: number): number {
  return WEIGHTS + Math.max(0, rows - 1) * ROW + 4 + LAST_ROW;
}

/** Top and height of a row; the newest is taller and stands apart. */
export function rowPlace(row: number, rows: number): { readonly top: number; readonly height: number } {
  const newest = row === rows - 1;
  return { top: WEIGHTS + row * ROW + (newest ? 4 : 0), height: newest ? LAST_ROW : ROW };
}

export function rowAt(y: number, rows: number): number | null {
  if (y < WEIGHTS || rows === 0) return null;
  return Math.min(rows - 1, Math.floor((y - WEIGHTS) / ROW));
}

/** Draws weights above one strip a row, t from left to right. */
export function drawStrips(canvas: HTMLCanvasElement, width: number, picture: StripPicture): void {
  const { strips, weights, scale, at, marked } = picture;
  const height = stripsHeight(strips.length);
  const ratio = devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext('2d');
  if (!ctx || weights.length === 0) return;
  ctx.scale(ratio, ratio);
  const cell = width / weights.length;
  const gap = cell >= 7 ? 1 : 0;
  const hatch = hatching(ctx);
  drawWeights(ctx, weights, cell, gap);
  const ramp = readRamp('heat');
  strips.forEach(({ values }, row) => {
    const { top, height: tall } = rowPlace(row, strips.length);
    for (let t = 0; t < weights.length; t++) {
      const value = values[t] ?? null;
      const [from, to] = [onPixel(t * cell), onPixel((t + 1) * cell)];
      ctx.fillStyle = value === null || scale === null ? hatch : rampColour(ramp, shareOf(value, scale));
      ctx.fillRect(from, top, to - from - gap, tall - 1);
    }
  });
  ctx.strokeStyle = readColour('ink');
  ctx.lineWidth = 1.5;
  const now = rowPlace(marked, strips.length);
  if (strips.length > 0) ctx.strokeRect(0.75, now.top - 1, width - 1.5, now.height + 1);
  if (at) {
    ctx.lineWidth = 1;
    ctx.strokeRect(at.t * cell + 0.5, WEIGHTS - 1, Math.max(1, cell - gap - 1), height - WEIGHTS);
  }
}

/** Edges between pixels would show as stripes where cells are narrow. */
function onPixel(x: number): number {
  return Math.round(x * devicePixelRatio) / devicePixelRatio;
}

/** w_t as bars; a weight of 0 is a dashed hollow, never nothing. */
function drawWeights(ctx: CanvasRenderingContext2D, weights: Float32Array, cell: number, gap: number): void {
  const most = Math.max(...weights, 1e-9);
  const tall = 12;
  const inset = cell >= 12 ? 2 : 0;
  for (let t = 0; t < weights.length; t++) {
    const weight = weights[t] as number;
    const x = onPixel(t * cell) + inset;
    const width = Math.max(1, onPixel((t + 1) * cell) - onPixel(t * cell) - gap - 2 * inset);
    if (weight > 0) {
      ctx.fillStyle = readColour('divergence');
      const height = Math.max(2, (tall * weight) / most);
      ctx.fillRect(x, tall + 2 - height, width, height);
    } else if (cell >= 6) {
      ctx.strokeStyle = readColour('line-control');
      ctx.setLineDash([2, 2]);
      ctx.strokeRect(x + 0.5, 2.5, width - 1, tall - 1);
      ctx.setLineDash([]);
    }
  }
}
