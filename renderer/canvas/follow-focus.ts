import { setFocused, type Focused } from '../state/focus-store.ts';
import { noteOf } from './items.ts';

/** Keeps in mind what of the drawing the keyboard is on. Returns what stops it. */
export function followFocus(): () => void {
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest('[role="dialog"], [role="menu"], [data-radix-popper-content-wrapper]')) return;
    setFocused(target.matches(':focus-visible') ? itemAt(target) : null, itemAt(target));
  };
  // What is pressed by mouse is selected, or is nothing.
  const onPointer = () => setFocused(null);
  document.addEventListener('focusin', onFocus);
  document.addEventListener('pointerdown', onPointer, { capture: true });
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('pointerdown', onPointer, { capture: true });
    setFocused(null);
  };
}

/** What of the drawing the keyboard is on; null: nothing, or it has the focus by the mouse, which selects what it means. */
export function focusedNow(): Focused | null {
  const element = document.activeElement;
  return element?.matches(':focus-visible') ? itemAt(element) : null;
}

/** What of the drawing an element is; null: nothing. */
export function itemAt(element: Element | null): Focused | null {
  if (!element?.matches('.react-flow__node, .react-flow__edge, .port')) return null;
  const item = element.closest('.react-flow__node')?.getAttribute('data-id') ?? null;
  if (element.matches('.react-flow__edge')) return { on: 'wire', id: element.getAttribute('data-id') ?? '' };
  if (item === null) return null;
  const [port, direction] = [element.getAttribute('data-port'), element.getAttribute('data-direction')];
  if (port !== null) return { on: 'port', id: item, port, direction: direction === 'out' ? 'out' : 'in' };
  const note = noteOf(item);
  return note === null ? { on: 'node', id: item } : { on: 'note', id: note };
}
