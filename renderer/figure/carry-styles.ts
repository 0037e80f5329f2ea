import { plainColour } from './plain-colour.ts';

/** What styles give a shape on the page and a file must carry itself. */
const CARRIED = [
  'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity',
  'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'visibility', 'display',
] as const;

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
