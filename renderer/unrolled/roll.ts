/** Where the nodes of the form that is left were seen, by id, in the window. */
let left: ReadonlyMap<string, DOMRect> = new Map();

/** Milliseconds in which nodes become lane heads, and back; none where the user wants no motion. */
function slideMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}

/** Remembers where the nodes are, just before the other form takes their place. */
export function leavePlaces(): void {
  const shown = document.querySelectorAll<HTMLElement>('[data-canvas] [data-node-id]');
  left = new Map([...shown].map((element) => [element.dataset['nodeId'] ?? '', element.getBoundingClientRect()]));
}

/** Lets the nodes of this form slide from where those of the other were. */
export function slideIn(surface: HTMLElement): void {
  const [from, ms] = [left, slideMs()];
  left = new Map();
  if (ms === 0 || from.size === 0) return;
  for (const element of surface.querySelectorAll<HTMLElement>('[data-node-id]')) {
    const was = from.get(element.dataset['nodeId'] ?? '');
    const is = element.getBoundingClientRect();
    if (!was || is.width === 0) continue;
    // On a canvas that is zoomed, lengths inside it are others.
    const zoom = is.width / element.offsetWidth || 1;
    const [x, y] = [(was.left - is.left) / zoom, (was.top - is.top) / zoom];
    element.animate([{ translate: `${x}px ${y}px` }, { translate: '0 0' }], { duration: ms, easing: 'cubic-bezier(0.32, 0.72, 0, 1)' });
  }
}
