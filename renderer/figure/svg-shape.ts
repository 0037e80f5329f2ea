import { families } from '../picture/letters.ts';

type Attribute = string | number | undefined;

/** An element of a drawing; numbers are pixels, `text` is what it holds, as it is read. */
export function svgShape(name: string, attributes: Readonly<Record<string, Attribute>>, text?: string): string {
  return svgGroup(name, attributes, text === undefined ? [] : [escaped(text)]);
}

/** An element that holds others. */
export function svgGroup(name: string, attributes: Readonly<Record<string, Attribute>>, content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? rounded(value) : escaped(value)}"`]));
  const begin = `<${name}${written.join('')}`;
  return content.length === 0 ? `${begin}/>` : `${begin}>${content.join('')}</${name}>`;
}

export interface SvgLetters {
  readonly fill?: string;
  /** Pixels. */
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly family?: keyof typeof families;
}

/** Attributes of letters. What is not told is as the page has it. */
export function svgLetters({ fill, size, weight, anchor, family }: SvgLetters): Readonly<Record<string, Attribute>> {
  return { fill, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor === 'start' ? undefined : anchor, 'font-family': family && families[family] };
}

/** Words on a line; y is where they stand. */
export function svgText(x: number, y: number, words: string, letters: SvgLetters = {}): string {
  return svgShape('text', { x, y, ...svgLetters(letters) }, words);
}

/** Text as it stands in a drawing. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
