import type uPlot from 'uplot';
import type { MetricSeries } from '../state/run-series.ts';
import { readColour } from './theme-colours.ts';

/** As on the page, with a font that has Hangul. */
const FONT = '"Inter Variable", "Pretendard Variable", "Noto Sans CJK KR", sans-serif';

/** Runs a drawing in CSS pixels of the plotting area, with the canvas put back as it was. */
function inPlot(plot: uPlot, draw: (ctx: CanvasRenderingContext2D, width: number, height: number) => void): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.translate(bbox.left, bbox.top);
  ctx.scale(ratio, ratio);
  ctx.setLineDash([]);
  ctx.textAlign = 'left';
  draw(ctx, bbox.width / ratio, bbox.height / ratio);
  ctx.restore();
}

/** The loss of guessing among all symbols, as a dotted line with its sum. */
export function drawGuessing(plot: uPlot, loss: number, text: string): void {
  const y = plot.valToPos(loss, 'y');
  inPlot(plot, (ctx, width, height) => {
    if (y < 0 || y > height) return;
    ctx.strokeStyle = ctx.fillStyle = readColour('ink-3');
    ctx.setLineDash([2, 4]);
    ctx.beginPath();
    ctx.moveTo(0, y);
    ctx.lineTo(width, y);
    ctx.stroke();
    ctx.font = `12px ${FONT}`;
    ctx.textAlign = 'right';
    // Above the line, away from the curve that falls under it, where there is room.
    const above = y >= 15;
    ctx.textBaseline = above ? 'bottom' : 'top';
    ctx.fillText(text, width, above ? y - 3 : y + 5);
  });
}

/** The curve of the run a fork began from, up to where it began, and a mark there. */
export function drawLineage(plot: uPlot, { steps, smoothed }: Pick<MetricSeries, 'steps' | 'smoothed'>, until: number, label: string): void {
  inPlot(plot, (ctx, width, height) => {
    ctx.strokeStyle = ctx.fillStyle = readColour('ink-3');
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    let end: { readonly x: number; readonly y: number } | null = null;
    for (let i = 0; i < steps.length && (steps[i] as number) <= until; i++) {
      const loss = smoothed[i] as number;
      if (!Number.isFinite(loss)) continue;
      const at = { x: plot.valToPos(steps[i] as number, 'x'), y: plot.valToPos(loss, 'y') };
      if (end) ctx.lineTo(at.x, at.y);
      else ctx.moveTo(at.x, at.y);
      end = at;
    }
    ctx.stroke();
    const x = plot.valToPos(until, 'x');
    if (x < 0 || x > width) return;
    ctx.setLineDash([2, 3]);
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x, height);
    ctx.stroke();
    ctx.font = `12px ${FONT}`;
    ctx.textBaseline = 'top';
    ctx.textAlign = x > width / 2 ? 'right' : 'left';
    const at = x + (x > width / 2 ? -6 : 6);
    // The line of guessing stops before it.
    ctx.setLineDash([]);
    ctx.strokeStyle = readColour('surface');
    ctx.lineWidth = 5;
    ctx.strokeText(label, at, 18);
    ctx.fillText(label, at, 18);
  });
}

/** A flag on the axis at each checkpoint. */
export function drawFlags(plot: uPlot, steps: readonly number[]): void {
  inPlot(plot, (ctx, width, height) => {
    ctx.strokeStyle = readColour('ink-2');
    ctx.fillStyle = readColour('surface');
    ctx.lineWidth = 1.25;
    let last = -Infinity;
    for (const step of steps) {
      const x = plot.valToPos(step, 'x');
      if (x < 0 || x > width || x - last < 10) continue;
      last = x;
      ctx.beginPath();
      ctx.moveTo(x, height);
      ctx.lineTo(x, height - 12);
      ctx.lineTo(x + 6.5, height - 9);
      ctx.lineTo(x, height - 5.5);
      ctx.fill();
      ctx.stroke();
    }
  });
}

export interface EndLabel {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Where the label stands so that it does not touch its neighbours. */
  readonly at: number;
}

/** Names at the ends of lines, in the margin right of the plot for those that reach it. */
export function drawEndLabels(plot: uPlot, ends: readonly EndLabel[], room: number): void {
  inPlot(plot, (ctx, width, height) => {
    ctx.font = `500 12px ${FONT}`;
    ctx.textBaseline = 'middle';
    for (const { label, x, y, at } of ends) {
      const text = shortened(ctx, label, room);
      // A line that ends early is named where it ends.
      if (x + ctx.measureText(text).width + 12 < width) {
        ctx.strokeStyle = readColour('surface');
        ctx.lineWidth = 4;
        // Clear of the flag that stands on the axis there.
        const beside = at > height - 16 ? 14 : 7;
        ctx.strokeText(text, x + beside, at);
        ctx.fillStyle = readColour('ink-2');
        ctx.fillText(text, x + beside, at);
        continue;
      }
      if (x < width - 4 || Math.abs(at - y) > 4) {
        ctx.lineWidth = 1;
        ctx.strokeStyle = readColour('line-strong');
        ctx.beginPath();
        ctx.moveTo(Math.min(x, width) + 3, y);
        ctx.lineTo(width + 4, at);
        ctx.stroke();
      }
      ctx.fillStyle = readColour('ink-2');
      // Clear of the flag at the last step.
      ctx.fillText(text, width + 11, at);
    }
  });
}

function shortened(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let kept = text;
  while (kept.length > 1 && ctx.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
