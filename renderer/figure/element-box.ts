import { plainColour } from './plain-colour.ts';
import { NOTHING } from './svg-page.ts';
import { svgGroup, svgShape } from './svg-shape.ts';

type Side = 'Top' | 'Right' | 'Bottom' | 'Left';
const sides: readonly Side[] = ['Top', 'Right', 'Bottom', 'Left'];

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What styles paint of an element without its content: paper, rings around it, edges. Gradients from left to right are kept, those that
 * repeat are hatching.
 * @param id of this drawing, for what its shapes refer to
 */
export function boxShapes(style: CSSStyleDeclaration, place: Place, id: string): string[] {
  const { x, y, width, height } = place;
  if (width <= 0 || height <= 0) return [];
  const rx = Math.min(parseFloat(style.borderTopLeftRadius) || 0, width / 2, height / 2) || undefined;
  const shapes: string[] = [];
  if (isSeen(style.backgroundColor)) shapes.push(svgShape('rect', { ...place, rx, fill: plainColour(style.backgroundColor) }));
  if (style.backgroundImage.includes('repeating-linear-gradient')) shapes.push(svgShape('rect', { ...place, rx, fill: NOTHING }));
  else if (style.backgroundImage.startsWith('linear-gradient')) shapes.push(...gradient(style.backgroundImage, place, rx, id));
  const ring = /^(rgba?\([^)]*\)|color\([^)]*\)) 0px 0px 0px ([\d.]+)px(?! inset)/.exec(style.boxShadow.split(/,(?![^(]*\))/).find((each) => /0px 0px 0px [\d.]+px/.test(each))?.trim() ?? '');
  const around = parseFloat(ring?.[2] ?? '0');
  if (ring?.[1] && around > 0 && isSeen(ring[1])) shapes.push(svgShape('rect', { x: x - around / 2, y: y - around / 2, width: width + around, height: height + around, rx, fill: 'none', stroke: plainColour(ring[1]), 'stroke-width': around }));
  return [...shapes, ...edges(style, place, rx)];
}

function edges(style: CSSStyleDeclaration, { x, y, width, height }: Place, rx: number | undefined): string[] {
  const seen = sides.flatMap((side) => {
    const [wide, kind, colour] = [parseFloat(style[`border${side}Width`]), style[`border${side}Style`], style[`border${side}Color`]];
    return wide > 0 && kind !== 'none' && isSeen(colour) ? [{ side, wide, colour: plainColour(colour), dash: kind === 'dashed' ? '3 3' : kind === 'dotted' ? '2 3' : undefined }] : [];
  });
  const [first] = seen;
  if (first && seen.length === 4 && seen.every(({ wide, colour, dash }) => wide === first.wide && colour === first.colour && dash === first.dash)) {
    const half = first.wide / 2;
    return [svgShape('rect', { x: x + half, y: y + half, width: width - first.wide, height: height - first.wide, rx, fill: 'none', stroke: first.colour, 'stroke-width': first.wide, 'stroke-dasharray': first.dash })];
  }
  return seen.map(({ side, wide, colour, dash }) => {
    const [right, bottom, half] = [x + width, y + height, wide / 2];
    const way = { Top: `M${x} ${y + half}H${right}`, Bottom: `M${x} ${bottom - half}H${right}`, Left: `M${x + half} ${y}V${bottom}`, Right: `M${right - half} ${y}V${bottom}` }[side];
    return svgShape('path', { d: way, stroke: colour, 'stroke-width': wide, 'stroke-dasharray': dash });
  });
}

function gradient(image: string, place: Place, rx: number | undefined, id: string): string[] {
  const colours = image.match(/(?:rgba?|color|oklab|oklch)\([^)]*\)/g) ?? [];
  if (colours.length < 2) return [];
  const stops = colours.map((colour, index) => svgShape('stop', { offset: String(index / (colours.length - 1)), 'stop-color': plainColour(colour) }));
  return [svgGroup('linearGradient', { id }, stops), svgShape('rect', { ...place, rx, fill: `url(#${id})` })];
}

/** Whether a colour, as a style tells it, is seen at all. */
export function isSeen(colour: string): boolean {
  return colour !== 'transparent' && colour !== '' && !/(?:,|\/)\s*0(?:\.0+)?%?\)$/.test(colour);
}
