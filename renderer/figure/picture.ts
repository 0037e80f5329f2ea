import { paint } from '../picture/paint.ts';
import { readColour } from '../training/theme-colours.ts';

/** Pixels of a picture for one of the drawing: sharp on paper and on slides. */
const SHARPNESS = 2;

/** PNG of a drawing that says how large it is, in base64, set in the fonts of the page. */
export function pictureOfSvg(text: string): Promise<string> {
  const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const size = (side: 'width' | 'height'): number => Math.ceil(Number(drawing.getAttribute(side)));
  return paint(text, { width: size('width'), height: size('height') }, SHARPNESS);
}

/** PNG in base64, on the paper of the theme: a chart's own background is clear. */
export function pictureOfCanvas(painted: HTMLCanvasElement): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [painted.width, painted.height];
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = readColour('surface');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(painted, 0, 0);
  }
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}
