/** Escape ends what is being dragged as if it had never begun: a wire, the end of a wire, or nodes. */

let isCancelled = false;
let isDragging = false;

/** Called where a drag begins. */
export function dragBegins(): void {
  isDragging = true;
}

/** Called where a drag ends: did Escape end it? Then nothing is to be done. */
export function dragEnds(): boolean {
  isDragging = false;
  return isCancelled;
}

/** Listens for Escape; returns what stops it. */
export function listenForCancel(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'Escape' || !isDragging) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    isCancelled = true;
    // The library knows only one way for a drag to end. Wires listen on the document, nodes on the window.
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, view: window }));
    isDragging = false;
    // What is wired next without a drag, by a click on one port and one on another, is not cancelled.
    isCancelled = false;
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}
