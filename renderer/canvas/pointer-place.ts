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
