import { paint } from '../picture/paint.ts';

/** Pixels of a picture for one of the drawing: sharp on paper and on slides. */
const SHARPNESS = 2;

/** PNG of a drawing that says how large it is, in base64, set in the fonts of the page. */
export function pictureOfSvg(text: string): Promise<string> {
  const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const size = (side: 'width' | 'height'): number => Math.ceil(Number(drawing.getAttribute(side)));
  return paint(text, { width: size('width'), height: size('height') }, SHARPNESS);
}
