import { readColour } from '../training/theme-colours.ts';
import { plainColour } from './plain-colour.ts';

/** What styles give a shape on the page and a file must carry itself. */
const CARRIED = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'visibility', 'display',
] as const;

/** A drawing of the page as a file that looks alike anywhere: colours and fonts written out, on the paper of the theme. */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = carryStyles(drawing);
  const { width, height } = drawing.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.ceil(width)));
  copy.setAttribute('height', String(Math.ceil(height)));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const { x, y, width: across, height: down } = copy.viewBox.baseVal;
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const fill = readColour('surface');
  for (const [name, value] of Object.entries({ x, y, width: across, height: down, fill })) paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** A copy that carries its styles itself. */
export function carryStyles(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [shown, copied] = [[drawing, ...drawing.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]];
  shown.forEach((element, index) => carryStyle(element, copied[index] as Element));
  return copy;
}

function carryStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of CARRIED) to.setAttribute(name, plainColour(style.getPropertyValue(name)));
  to.removeAttribute('class');
  to.removeAttribute('style');
}
