import { hatching } from '../heat/hatching.ts';
import { families } from '../picture/letters.ts';
import { cellsOf, shortened, type Lettering, type Pen } from './pen.ts';

/** Paints on the page. */
export function canvasPen(ctx: CanvasRenderingContext2D): Pen {
  let hatched: CanvasPattern | string | null = null;
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
      hatched ??= hatching(ctx, { clear: true });
      ctx.fillStyle = hatched;
      ctx.fillRect(x, y, width, height);
    },
  };
}

function fontOf({ family = 'sans', size, weight = 400 }: Lettering): string {
  return `${weight} ${size}px ${families[family]}`;
}
