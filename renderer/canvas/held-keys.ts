/** Is Ctrl (on a Mac ⌘) held, which lets what is moved go anywhere? What React Flow reports of a drag does not say. */
let free = false;

if (typeof window !== 'undefined')
  for (const name of ['pointermove', 'mousemove', 'keydown', 'keyup'] as const)
    window.addEventListener(name, ({ ctrlKey, metaKey }) => void (free = ctrlKey || metaKey), { capture: true, passive: true });

export function movesFreely(): boolean {
  return free;
}
