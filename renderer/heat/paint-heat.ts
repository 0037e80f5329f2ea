import { RAMP_STEPS, readRampBytes } from '../training/theme-colours.ts';
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
export function paintHeat(canvas: HTMLCanvasElement, width: number, height: number, picture: HeatPicture): void {
  const { timesteps, rows, apartFrom = 7 } = picture;
  const ratio = devicePixelRatio;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (!context || timesteps === 0 || rows === 0) return;
  const { cells, hasNothing } = cellsOf(picture);
  context.imageSmoothingEnabled = false;
  context.drawImage(cells, 0, 0, canvas.width, canvas.height);
  if (hasNothing) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = hatching(context);
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  // One picture, and gaps cut into it: thousands of rectangles would take a frame.
  const gap = Math.max(1, Math.round(ratio));
  const [cell, tall] = [canvas.width / timesteps, canvas.height / rows];
  if (cell / ratio >= apartFrom) for (let t = 1; t <= timesteps; t++) context.clearRect(Math.round(t * cell) - gap, 0, gap, canvas.height);
  if (Number.isFinite(apartFrom) && tall / ratio >= 4) for (let row = 1; row <= rows; row++) context.clearRect(0, Math.round(row * tall) - gap, canvas.width, gap);
}

/** A pixel a cell, clear where there is nothing to show. */
function cellsOf({ data, timesteps, rows, scale }: HeatPicture): { readonly cells: HTMLCanvasElement; readonly hasNothing: boolean } {
  const cells = document.createElement('canvas');
  [cells.width, cells.height] = [timesteps, rows];
  const context = cells.getContext('2d');
  const image = new ImageData(timesteps, rows);
  const ramp = readRampBytes(scale.ramp);
  let hasNothing = false;
  for (let t = 0; t < timesteps; t++)
    for (let row = 0; row < rows; row++) {
      const place = placeOn(scale, data[t * rows + row] as number);
      if (place === null) {
        hasNothing = true;
        continue;
      }
      const step = Math.round(place * (RAMP_STEPS - 1)) * 3;
      const at = (row * timesteps + t) * 4;
      image.data[at] = ramp[step] as number;
      image.data[at + 1] = ramp[step + 1] as number;
      image.data[at + 2] = ramp[step + 2] as number;
      image.data[at + 3] = 255;
    }
  context?.putImageData(image, 0, 0);
  return { cells, hasNothing };
}
