import { plainColour } from './plain-colour.ts';
import { svgShape } from './svg-shape.ts';

/** Part of a text that stands on one line, where it stands in the window. */
interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const measure = document.createElement('canvas').getContext('2d');

/**
 * A text of the page as elements of a drawing, a line each.
 * @param shift from the window to the drawing; @param clip what of it is seen, in the window
 */
export function textShapes(node: Text, style: CSSStyleDeclaration, shift: { readonly x: number; readonly y: number }, clip: DOMRect): string[] {
  const family = style.fontFamily;
  if (measure) measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${family}`;
  const ascent = measure?.measureText('x').fontBoundingBoxAscent ?? parseFloat(style.fontSize);
  return linesOf(node, style, clip).map(({ text, left, top }) =>
    svgShape(
      'text',
      {
        x: left + shift.x,
        y: top + ascent + shift.y,
        fill: plainColour(style.color),
        'font-family': family,
        'font-size': parseFloat(style.fontSize),
        'font-weight': style.fontWeight,
        'font-style': style.fontStyle === 'normal' ? undefined : style.fontStyle,
        'xml:space': 'preserve',
      },
      text,
    ),
  );
}

function linesOf(node: Text, { whiteSpaceCollapse }: CSSStyleDeclaration, clip: DOMRect): Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const [whole, ...more] = range.getClientRects();
  if (!whole) return [];
  // Most texts are seen whole and are one line: their letters need not be looked at one by one.
  if (more.length === 0 && isWithin(whole, clip)) return [{ text: collapsed(node.data, whiteSpaceCollapse), left: whole.left, right: whole.right, top: whole.top }];
  const lines: Line[] = [];
  let isCut = false;
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    range.setEnd(node, (at += letter.length));
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    if (!isWithin(box, clip)) {
      isCut ||= lines.at(-1)?.top === box.top;
      continue;
    }
    const last = lines.at(-1);
    const shown = collapsed(letter, whiteSpaceCollapse);
    if (last && last.top === box.top && box.left >= last.right - 1) lines[lines.length - 1] = { ...last, text: last.text + shown, right: box.right };
    else lines.push({ text: shown, left: box.left, right: box.right, top: box.top });
  }
  const end = lines.at(-1);
  if (isCut && end) lines[lines.length - 1] = { ...end, text: `${[...end.text].slice(0, -1).join('')}…` };
  return lines;
}

function collapsed(text: string, whiteSpace: string): string {
  return whiteSpace.startsWith('preserve') ? text.replaceAll(/[\n\r\t]/g, ' ') : text.replaceAll(/\s+/g, ' ');
}

function isWithin(box: DOMRect, clip: DOMRect): boolean {
  return box.left >= clip.left - 1 && box.right <= clip.right + 1 && box.top < clip.bottom && box.bottom > clip.top;
}
