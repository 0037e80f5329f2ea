import { rampColour, readRamp } from '../training/theme-colours.ts';
import { hatching } from './hatching.ts';
import { placeOn, type HeatScale } from './heat-scale.ts';

export interface HeatPicture {
  /** `[t, rows]`, row-major as a probe gives it: row k at t is `data[t * rows + k]`. NaN: hatched, nothing is there. */
  readonly data: ArrayLike<number>;
  readonly timesteps: number;
  readonly rows: number;
  readonly scale: HeatScale;
  /** Cells are drawn apart where they are at least this wide, pixels; 7 unless told, Infinity: nowhere, rows neither. */
  readonly apartFrom?: number;
}

/** Fills a canvas: t runs right, rows down. Its width and height in CSS pixels are those of the place. */
export function paintHeat(canvas: HTMLCanvasElement, width: number, height: number, { data, timesteps, rows, scale, apartFrom = 7 }: HeatPicture): void {
  const ratio = devicePixelRatio;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (!context || timesteps === 0 || rows === 0) return;
  const ramp = readRamp(scale.ramp);
  const nothing = hatching(context);
  // Every colour is made once: most pictures have more cells than a ramp has steps that can be told apart.
  const colours = Array.from({ length: 256 }, (_, index) => rampColour(ramp, index / 255));
  const [cell, tall] = [canvas.width / timesteps, canvas.height / rows];
  const [gapX, gapY] = [cell / ratio >= apartFrom ? ratio : 0, Number.isFinite(apartFrom) && tall / ratio >= 4 ? ratio : 0];
  for (let t = 0; t < timesteps; t++) {
    const [left, right] = [Math.round(t * cell), Math.round((t + 1) * cell)];
    for (let row = 0; row < rows; row++) {
      const place = placeOn(scale, data[t * rows + row] as number);
      const [top, bottom] = [Math.round(row * tall), Math.round((row + 1) * tall)];
      context.fillStyle = place === null ? nothing : (colours[Math.round(place * 255)] as string);
      context.fillRect(left, top, Math.max(1, right - left - gapX), Math.max(1, bottom - top - gapY));
    }
  }
}
