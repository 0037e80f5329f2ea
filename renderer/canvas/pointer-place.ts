/** Where the pointer was seen last, in the window. */
let last = { x: -1, y: -1 };
/** When it last moved, as `performance.now()` counts. */
let movedAt = 0;
addEventListener('pointermove', ({ clientX, clientY }) => {
  if (clientX === last.x && clientY === last.y) return;
  last = { x: clientX, y: clientY };
  movedAt = performance.now();
}, { passive: true });

export function hasPointerMovedSince(time: number): boolean {
  return movedAt > time;
}

/** Where the pointer is over an element; its middle where the pointer is elsewhere. */
export function pointerPlace(element: Element | null): { x: number; y: number } {
  if (!element) return last;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (isPointerOver(element)) return last;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

export function isPointerOver(element: Element | null): boolean {
  if (!element) return false;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return last.x >= left && last.x <= right && last.y >= top && last.y <= bottom;
}

/** The same, but so that something of a size in the drawing, with its middle there, is seen whole. */
export function roomFor(element: Element | null, size: { readonly width: number; readonly height: number }, zoom: number): { x: number; y: number } {
  const place = pointerPlace(element);
  if (!element) return place;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const inside = (at: number, from: number, to: number, length: number): number => {
    const half = (length * zoom) / 2 + edge;
    return to - from < 2 * half ? (from + to) / 2 : Math.min(to - half, Math.max(from + half, at));
  };
  return { x: inside(place.x, left, right, size.width), y: inside(place.y, top, bottom, size.height) };
}

/** Pixels of the window that stay free beside it. */
const edge = 8;
