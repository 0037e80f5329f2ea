import { renderToStaticMarkup } from 'react-dom/server';
import type { Ink } from './ink.ts';
import { Picture } from './picture.tsx';
import type { Drawing } from './drawing.ts';

/** The text of an SVG file. */
export function makePicture(drawing: Drawing, ink: Ink, title: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(<Picture drawing={drawing} ink={ink} title={title} />)}\n`;
}
