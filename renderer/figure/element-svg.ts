import { boxShapes } from './element-box.ts';
import { textShapes } from './element-text.ts';
import { plainColour } from './plain-colour.ts';
import { carryStyles } from './carry-styles.ts';
import { readInk, svgPage } from './svg-page.ts';
import { svgGroup, svgShape } from './svg-shape.ts';

/** Room around what is drawn, pixels. */
const ROOM = 12;

/**
 * A part of the page as a drawing for a file: boxes, texts, charts and canvases where they stand, also those that are scrolled out of
 * view within it. Buttons with a picture, and what else is marked with `data-not-drawn`, are left out.
 */
export function elementSvg(root: HTMLElement): string {
  const [style, left, top] = [root.getAttribute('style') ?? '', root.scrollLeft, root.scrollTop];
  const isScrolled = root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight;
  // As large as all that it holds, until it is drawn: then nothing is scrolled away, and nothing that sticks to an edge lies over it.
  if (isScrolled) Object.assign(root.style, { width: `${root.scrollWidth}px`, height: `${root.scrollHeight}px`, maxWidth: 'none', maxHeight: 'none', flex: 'none' });
  try {
    const { x, y, width, bottom } = root.getBoundingClientRect();
    // A place is often taller than what stands in it.
    const height = Math.min(bottom, Math.max(...[...root.children].map((child) => child.getBoundingClientRect().bottom), y + 1)) - y;
    const walk = new Walk({ x: ROOM - x, y: ROOM - y });
    walk.inside(root, new DOMRect(x, y, width, height));
    return svgPage({ width: width + 2 * ROOM, height: height + 2 * ROOM, ink: readInk() }, walk.shapes);
  } finally {
    root.setAttribute('style', style);
    root.scrollTo(left, top);
  }
}

class Walk {
  readonly shapes: string[] = [];
  readonly #shift: { readonly x: number; readonly y: number };
  #gradients = 0;

  constructor(shift: { readonly x: number; readonly y: number }) {
    this.#shift = shift;
  }

  /** Everything that an element holds, in the order in which the page paints it, as far as it lies within `clip`. */
  inside(element: Element, clip: DOMRect): void {
    const style = getComputedStyle(element);
    const layers = [...element.childNodes].map((node) => ({ node, layer: node instanceof Element ? Number(getComputedStyle(node).zIndex) || 0 : 0 }));
    for (const { node } of layers.sort((a, b) => a.layer - b.layer)) {
      if (node instanceof Text) this.shapes.push(...textShapes(node, style, this.#shift, clip));
      else if (node instanceof Element) this.#element(node, clip);
    }
  }

  #element(element: Element, clip: DOMRect): void {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const opacity = Number(style.opacity);
    // What only screen readers get is a pixel large.
    const isHidden = style.display === 'none' || style.visibility === 'hidden' || opacity === 0 || (box.width <= 1 && box.height <= 1 && style.overflow === 'hidden');
    if (isHidden || (element.getAttribute('data-not-drawn') ?? 'false') !== 'false') return;
    if (style.display !== 'contents' && style.position !== 'absolute' && !meets(box, clip) && box.width > 0) return;
    const before = this.shapes.length;
    const place = { x: box.left + this.#shift.x, y: box.top + this.#shift.y, width: box.width, height: box.height };
    if (element instanceof SVGSVGElement) this.#svg(element, place);
    else {
      if (style.display !== 'contents' && meets(box, clip)) this.shapes.push(...boxShapes(style, place, `gradient-${this.#gradients++}`));
      if (element instanceof HTMLCanvasElement) this.#canvas(element, style, place);
      else if (element instanceof HTMLInputElement) this.#field(element, style, place);
      else this.inside(element, style.overflowX === 'visible' ? clip : within(box, clip));
    }
    if (opacity < 1) this.shapes.push(svgGroup('g', { opacity }, this.shapes.splice(before)));
  }

  #canvas(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, place: Readonly<Record<string, number>>): void {
    if (canvas.width === 0 || canvas.height === 0) return;
    const isCells = style.imageRendering === 'pixelated';
    this.shapes.push(svgShape('image', { ...place, preserveAspectRatio: 'none', ...(isCells && { style: 'image-rendering:pixelated' }), href: canvas.toDataURL('image/png') }));
  }

  #field({ value, type }: HTMLInputElement, style: CSSStyleDeclaration, { x = 0, y = 0, height = 0 }: Readonly<Record<string, number>>): void {
    const size = parseFloat(style.fontSize);
    const letters = { fill: plainColour(style.color), 'font-family': style.fontFamily, 'font-size': size, 'font-weight': style.fontWeight };
    if (type === 'text') this.shapes.push(svgShape('text', { x: x + parseFloat(style.paddingLeft), y: y + height / 2 + size * 0.36, ...letters }, value));
  }

  #svg(drawing: SVGSVGElement, place: Readonly<Record<string, number>>): void {
    const copy = carryStyles(drawing);
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    copy.setAttribute('overflow', getComputedStyle(drawing).overflow);
    if (drawing.hasAttribute('viewBox') && !drawing.hasAttribute('preserveAspectRatio')) copy.setAttribute('preserveAspectRatio', 'xMidYMid meet');
    this.shapes.push(new XMLSerializer().serializeToString(copy));
  }
}

function meets(a: DOMRect, b: DOMRect): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function within(a: DOMRect, b: DOMRect): DOMRect {
  const [left, top] = [Math.max(a.left, b.left), Math.max(a.top, b.top)];
  return new DOMRect(left, top, Math.max(0, Math.min(a.right, b.right) - left), Math.max(0, Math.min(a.bottom, b.bottom) - top));
}
