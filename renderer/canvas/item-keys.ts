import type { KeyboardEvent } from 'react';
import { isOnCanvas, isTyping } from '../app/use-shortcuts.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { noteOf } from './items.ts';
import { write } from './writing-store.ts';

type Keys = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

function isPlain({ ctrlKey, metaKey, altKey, shiftKey }: Keys): boolean {
  return !ctrlKey && !metaKey && !altKey && !shiftKey && !isTyping(document.activeElement);
}

/** Lets go of everything; false where nothing was selected. */
function unselect(): boolean {
  const { nodes, wires, notes } = useSelectionStore.getState();
  const has = nodes.length + wires.length + notes.length > 0;
  if (has) select({});
  return has;
}

/**
 * Escape lets go of what is selected, and only where nothing is it does what else it does: it leaves a group. Looked at before anyone else
 * sees the key, since React Flow unselects the node that has the focus, too. Returns what stops it.
 */
export function listenForEscape(): () => void {
  const onKeyDown = (event: globalThis.KeyboardEvent) => {
    if (event.code === 'Escape' && isPlain(event) && isOnCanvas(document.activeElement) && unselect()) event.preventDefault();
  };
  document.addEventListener('keydown', onKeyDown, { capture: true });
  return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** Enter on a note writes it. True where it was that, or Escape. */
export function onItemKey(event: KeyboardEvent): boolean {
  if (!isPlain(event)) return false;
  if (event.code === 'Escape') {
    // React Flow selects the node that has the focus where it was not.
    unselect();
    return true;
  }
  const item = event.target instanceof Element && event.target.matches('.react-flow__node') ? event.target.getAttribute('data-id') : null;
  const note = item === null ? null : noteOf(item);
  if (event.code !== 'Enter' || note === null) return false;
  event.preventDefault();
  select({ notes: [note] });
  write({ note });
  return true;
}
