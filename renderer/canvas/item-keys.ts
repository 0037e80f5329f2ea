import type { KeyboardEvent } from 'react';
import { isTyping } from '../app/use-shortcuts.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { noteOf } from './items.ts';
import { write } from './writing-store.ts';

/** Enter on a note writes it, Escape lets go of everything. True where it was one of these. */
export function onItemKey(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(document.activeElement)) return false;
  if (event.code === 'Escape') {
    const { nodes, wires, notes } = useSelectionStore.getState();
    if (nodes.length + wires.length + notes.length > 0) select({});
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
