import { escaped } from '../figure/escaped.ts';
import { families } from '../picture/letters.ts';
import { readColour } from '../training/theme-colours.ts';
import { cellsOf, shortened, type Pen } from './pen.ts';

/** Draws for a file: what is painted becomes elements, in the order of painting. */
export class SvgPen implements Pen {
  readonly #parts: string[] = [];
  #left = 0;
  #top = 0;

  /** Everything after this is meant from here. */
  moveTo(left: number, top: number): void {
    this.#left = left;
    this.#top = top;
  }

  rect(x: number, y: number, width: number, height: number, fill: string): void {
    this.#parts.push(`<rect ${this.#box(x, y, width, height)} fill="${fill}"/>`);
  }

  /** The edge of a cell. */
  frame(x: number, y: number, width: number, height: number, stroke: string, dashed: boolean): void {
    const dash = dashed ? ' stroke-dasharray="3 3"' : '';
    this.#parts.push(`<rect ${this.#box(x, y, width, height)} rx="8" fill="none" stroke="${stroke}"${dash}/>`);
  }

  line(points: readonly (readonly [number, number])[], stroke: string, width: number, dashed = false): void {
    const way = points.map(([x, y]) => `${round(x + this.#left)},${round(y + this.#top)}`).join(' ');
    this.#parts.push(`<polyline points="${way}" fill="none" stroke="${stroke}" stroke-width="${width}"${dashed ? ' stroke-dasharray="3 3"' : ''}/>`);
  }

  text(text: string, x: number, y: number, { colour, size, anchor = 'start', family = 'sans', weight = 400, room }: Parameters<Pen['text']>[3]): void {
    const shown = escaped(shortened(text, size, family === 'mono', room));
    this.#parts.push(
      `<text x="${round(x + this.#left)}" y="${round(y + this.#top)}" fill="${colour}" font-family="${families[family]}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${shown}</text>`,
    );
  }

  heat(x: number, y: number, width: number, height: number, columns: number, rows: number, paint: (bytes: Uint8ClampedArray) => void): void {
    const picture = cellsOf(columns, rows, paint);
    if (picture) this.#parts.push(`<image ${this.#box(x, y, width, height)} preserveAspectRatio="none" style="image-rendering:pixelated" href="${picture.toDataURL('image/png')}"/>`);
  }

  hatch(x: number, y: number, width: number, height: number): void {
    this.#parts.push(`<rect ${this.#box(x, y, width, height)} fill="url(#not-judged)"/>`);
  }

  /** The whole file, on paper. */
  done(width: number, height: number): string {
    const [w, h] = [Math.ceil(width), Math.ceil(height)];
    const pattern = `<pattern id="not-judged" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-6 6L0 0M0 6L6 0M6 6L12 0" stroke="${readColour('line-strong')}"/></pattern>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><defs>${pattern}</defs><rect width="${w}" height="${h}" fill="${readColour('surface')}"/>${this.#parts.join('')}</svg>`;
  }

  #box(x: number, y: number, width: number, height: number): string {
    return `x="${round(x + this.#left)}" y="${round(y + this.#top)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"`;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
