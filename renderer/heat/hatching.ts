import { readColour } from '../training/theme-colours.ts';

/**
 * What a canvas is filled with where there is nothing to show: not judged, or nothing can flow.
 * @param clear without paper: what lies under it is seen between the lines
 */
export function hatching(ctx: CanvasRenderingContext2D, { clear = false } = {}): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const pen = tile.getContext('2d');
  if (!pen) return readColour('sunken');
  if (!clear) {
    pen.fillStyle = readColour('surface');
    pen.fillRect(0, 0, 6, 6);
  }
  pen.strokeStyle = readColour('line-strong');
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat') ?? readColour('sunken');
}
