/** Remembers what has the focus now. Returns what gives it back: to the canvas where that is gone. */
export function focusReturn(): () => void {
  const before = document.activeElement;
  return () => {
    const isThere = (before instanceof HTMLElement || before instanceof SVGElement) && before.isConnected && before !== document.body;
    const to = isThere ? before : document.querySelector<HTMLElement>('[data-canvas]');
    if (!isFocusFree()) return;
    // What was opened right after keeps the keys.
    const modal = [...document.querySelectorAll('[role="dialog"][data-modal]')].at(-1);
    if (!modal || modal.contains(to)) to?.focus({ preventScroll: true });
  };
}

/** What has just closed left the focus, and nothing has taken it since: whoever types fast may be in the next list already. */
export function isFocusFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
