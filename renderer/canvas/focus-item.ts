import { isTyping } from '../app/use-shortcuts.ts';

/** A group that was opened just now draws its nodes over some frames. */
const mostFrames = 20;

/** Gives the focus to a node or note of the canvas once it is drawn, unless something is being written by then. */
export function toItem(id: string, frames = mostFrames): void {
  requestAnimationFrame(() => {
    if (isTyping(document.activeElement)) return;
    const item = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    item?.focus({ preventScroll: true });
    if (document.activeElement !== item && frames > 0) toItem(id, frames - 1);
  });
}
