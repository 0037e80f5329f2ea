import { families } from '../picture/letters.ts';
import { readColour } from '../training/theme-colours.ts';
import { cellsOf, shortened, type Lettering, type Pen } from './pen.ts';

/** Paints on the page. */
export function canvasPen(ctx: CanvasRenderingContext2D): Pen {
  let hatching: CanvasPattern | string | null = null;
  return {
    rect(x, y, width, height, fill) {
      ctx.fillStyle = fill;
      ctx.fillRect(x, y, width, height);
    },
    line(points, stroke, width, dashed = false) {
      ctx.beginPath();
      points.forEach(([x, y], index) => (index === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width;
      ctx.setLineDash(dashed ? [3, 3] : []);
      ctx.stroke();
      ctx.setLineDash([]);
    },
    text(text, x, y, look) {
      ctx.font = fontOf(look);
      ctx.textAlign = look.anchor === 'middle' ? 'center' : (look.anchor ?? 'start');
      ctx.fillStyle = look.colour;
      ctx.fillText(shortened(text, look.size, look.family === 'mono', look.room), x, y);
    },
    heat(x, y, width, height, columns, rows, paint) {
      const cells = cellsOf(columns, rows, paint);
      if (!cells) return;
      ctx.imageSmoothingEnabled = false;
      ctx.drawImage(cells, x, y, width, height);
    },
    hatch(x, y, width, height) {
      hatching ??= hatchPattern(ctx);
      ctx.fillStyle = hatching;
      ctx.fillRect(x, y, width, height);
    },
  };
}

function fontOf({ family = 'sans', size, weight = 400 }: Lettering): string {
  return `${weight} ${size}px ${families[family]}`;
}

function hatchPattern(ctx: CanvasRenderingContext2D): CanvasPattern | string {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 6;
  const pen = tile.getContext('2d');
  if (!pen) return readColour('sunken');
  pen.strokeStyle = readColour('line-strong');
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
  }
  pen.stroke();
  return ctx.createPattern(tile, 'repeat') ?? readColour('sunken');
}
