import { nanoid } from 'nanoid';
import { addNote, removeNotes, resizeNote, toneNotes, writeNote } from '../../shared/document/arrange-edit.ts';
import type { CanvasNote, NoteTone, Point } from '../../shared/document/schema.ts';
import { edit, undo, useDocumentStore } from '../state/document-store.ts';
import { select } from '../state/selection-store.ts';
import { toGrid } from './geometry.ts';
import { write } from './writing-store.ts';

/** Of a new note, in the drawing. */
export const noteSize = { width: 220, height: 88 } as const;

/** Puts an empty note with its middle at a point, to be written at once. */
export function addNoteAt({ x, y }: Point): void {
  const id = nanoid(10);
  const at = { x: toGrid(x - noteSize.width / 2), y: toGrid(y - noteSize.height / 2) };
  edit({ key: 'arrange:edit.addNote' }, addNote({ id, text: '', at, size: { ...noteSize }, tone: 'ink' }), merged(id));
  select({ notes: [id] });
  write({ note: id });
}

/** Keeps what was written; a note with nothing in it goes. */
export function keepNote(id: string, text: string): void {
  const { shown: document, history } = useDocumentStore.getState();
  const note = document?.view.notes.find((each) => each.id === id);
  if (!note) return;
  if (text.trim() !== '') {
    const isNew = note.text === '';
    edit({ key: 'arrange:edit.writeNote' }, writeNote(id, text), isNew ? merged(id) : null);
    return;
  }
  const last = history.entries[history.position - 1];
  // It was never written: as if it had not been added.
  if (note.text === '' && last?.merge?.key === merged(id).key) undo();
  else edit({ key: 'arrange:edit.deleteNotes', args: { count: 1 } }, removeNotes([id]));
}

export function sizeNote(id: string, to: CanvasNote['size']): void {
  edit({ key: 'arrange:edit.sizeNote' }, resizeNote(id, to));
}

export function toneOfNotes(ids: readonly string[], tone: NoteTone): void {
  edit({ key: 'arrange:edit.toneNote' }, toneNotes(ids, tone));
}

/** Adding a note and writing it for the first time is one thing. */
function merged(id: string): { readonly key: string } {
  return { key: `note:${id}` };
}
