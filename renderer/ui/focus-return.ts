/** Remembers what has the focus now. Returns what gives it back: to the canvas where that is gone. */
export function focusReturn(): () => void {
  const before = document.activeElement;
  return () => {
    const isThere = (before instanceof HTMLElement || before instanceof SVGElement) && before.isConnected && before !== document.body;
    const to = isThere ? before : document.querySelector<HTMLElement>('[data-canvas]');
    // What was opened right after keeps the keys.
    const modal = [...document.querySelectorAll('[role="dialog"][data-modal]')].at(-1);
    if (!modal || modal.contains(to)) to?.focus({ preventScroll: true });
  };
}
