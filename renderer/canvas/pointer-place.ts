/** Where the pointer was seen last, in the window. */
let last = { x: -1, y: -1 };
addEventListener('pointermove', ({ clientX, clientY }) => {
  last = { x: clientX, y: clientY };
}, { passive: true });

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
