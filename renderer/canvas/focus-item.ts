import { isTyping } from '../app/use-shortcuts.ts';

/** Gives the focus to a node or note of the canvas once it is drawn, unless something is being written by then. */
export function toItem(id: string): void {
  requestAnimationFrame(() => {
    if (!isTyping(document.activeElement)) document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
}
