import { UserError } from '../../shared/errors.ts';
import { fontFaces } from './font-faces.ts';

/** What Chromium's canvas can hold: pixels of a side, and of all. */
const longest = 16_384;
const most = 2 ** 28;

/** Would a picture of this many pixels be larger than can be painted? */
export function isTooLarge(width: number, height: number): boolean {
  return Math.max(width, height) > longest || width * height > most;
}

/**
 * PNG of an SVG in base64, `scale` times as large, set in the fonts of the page.
 * @throws UserError larger than can be painted
 */
export async function paint(svg: string, { width, height }: { readonly width: number; readonly height: number }, scale: number): Promise<string> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * scale, height * scale];
  if (isTooLarge(canvas.width, canvas.height)) throw new UserError('picture:tooLarge', { width: canvas.width, height: canvas.height });
  const url = await urlWithFonts(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** For an image of an SVG, which has no access to what the page has loaded: it brings its fonts itself. To be revoked after use. */
export async function urlWithFonts(svg: string): Promise<string> {
  const fonts = await fontFaces(svg);
  return URL.createObjectURL(new Blob([svg.replace(/(<svg[^>]*>)/, `$1<style>${fonts}</style>`)], { type: 'image/svg+xml' }));
}
