import { NOTHING, readInk, svgPage } from '../figure/svg-page.ts';
import { svgShape, svgText } from '../figure/svg-shape.ts';
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
    this.#parts.push(svgShape('rect', { ...this.#box(x, y, width, height), fill }));
  }

  line(points: readonly (readonly [number, number])[], stroke: string, width: number, dashed = false): void {
    const way = points.map(([x, y]) => `${(x + this.#left).toFixed(1)},${(y + this.#top).toFixed(1)}`).join(' ');
    this.#parts.push(svgShape('polyline', { points: way, fill: 'none', stroke, 'stroke-width': width, 'stroke-dasharray': dashed ? '3 3' : undefined }));
  }

  text(text: string, x: number, y: number, { colour, size, family = 'sans', room, ...look }: Parameters<Pen['text']>[3]): void {
    this.#parts.push(svgText(x + this.#left, y + this.#top, shortened(text, size, family === 'mono', room), { fill: colour, size, family, ...look }));
  }

  heat(x: number, y: number, width: number, height: number, columns: number, rows: number, paint: (bytes: Uint8ClampedArray) => void): void {
    const picture = cellsOf(columns, rows, paint);
    if (picture) this.#parts.push(svgShape('image', { ...this.#box(x, y, width, height), preserveAspectRatio: 'none', style: 'image-rendering:pixelated', href: picture.toDataURL('image/png') }));
  }

  hatch(x: number, y: number, width: number, height: number): void {
    this.rect(x, y, width, height, NOTHING);
  }

  /** The whole file, on paper. */
  done(width: number, height: number): string {
    return svgPage({ width, height, ink: readInk() }, this.#parts);
  }

  #box(x: number, y: number, width: number, height: number): Readonly<Record<'x' | 'y' | 'width' | 'height', number>> {
    return { x: x + this.#left, y: y + this.#top, width: Math.max(0, width), height: Math.max(0, height) };
  }
}
