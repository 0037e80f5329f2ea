/** What a lane is painted with: the page's canvas, or a drawing for a file. All lengths in pixels. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, fill: string): void;
  line(points: readonly (readonly [x: number, y: number])[], stroke: string, width: number, dashed?: boolean): void;
  text(text: string, x: number, y: number, look: Lettering): void;
  /** An image of `columns` times `rows` cells; `paint` writes its bytes, red, green, blue and 255, row by row. */
  heat(x: number, y: number, width: number, height: number, columns: number, rows: number, paint: (bytes: Uint8ClampedArray) => void): void;
  /** Answered, not judged. */
  hatch(x: number, y: number, width: number, height: number): void;
}

export interface Lettering {
  readonly colour: string;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly family?: 'sans' | 'mono' | 'math';
  readonly weight?: number;
  /** At most so wide: an ellipsis stands for the rest. */
  readonly room?: number;
}

/** A picture of cells, to be scaled without smoothing. */
export function cellsOf(columns: number, rows: number, paint: (bytes: Uint8ClampedArray) => void): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const ctx = canvas.getContext('2d');
  if (!ctx || columns === 0 || rows === 0) return null;
  const image = ctx.createImageData(columns, rows);
  paint(image.data);
  ctx.putImageData(image, 0, 0);
  return canvas;
}

/** As many letters as there is room for; the letters of the canvas are near enough for a file. */
export function shortened(text: string, size: number, mono: boolean, room: number | undefined): string {
  const letters = [...text];
  const width = size * (mono ? 0.6 : 0.56);
  if (room === undefined || letters.length * width <= room) return text;
  const most = Math.max(1, Math.floor(room / width) - 1);
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
}
