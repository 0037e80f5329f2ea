import type { Point } from '../../shared/document/schema.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { belowAll } from './place-between.ts';

/** A place in the window as one in the drawing; null: not on the canvas, or it is unrolled. Read from the page, for what lies outside React Flow. */
export function placeInDrawing({ x: clientX, y: clientY }: Point): Point | null {
  const canvas = document.querySelector('[data-canvas]');
  const viewport = canvas?.querySelector('.react-flow__viewport');
  if (!canvas || !viewport) return null;
  const { left, top, right, bottom } = canvas.getBoundingClientRect();
  if (clientX < left || clientX > right || clientY < top || clientY > bottom) return null;
  const { a: zoom, e: x, f: y } = new DOMMatrix(getComputedStyle(viewport).transform);
  return { x: (clientX - left - x) / zoom, y: (clientY - top - y) / zoom };
}

/** The middle of the canvas, in the window. */
export function middleOfCanvas(): Point {
  const { left = 0, top = 0, width = 0, height = 0 } = document.querySelector('[data-canvas]')?.getBoundingClientRect() ?? {};
  return { x: left + width / 2, y: top + height / 2 };
}

/** The same in the drawing; where that is unrolled, below everything. */
export function middleInDrawing(): Point {
  return placeInDrawing(middleOfCanvas()) ?? belowShown();
}

/** Below everything that is drawn. */
export function belowShown(): Point {
  const { shown } = useDocumentStore.getState();
  return shown ? belowAll(shown) : { x: 0, y: 0 };
}
