import type { Edit } from './edit.ts';
import type { CanvasNote, NoteTone, Point, UnrollDocument } from './schema.ts';

/** Edits of how the drawing is arranged: notes, collapsed nodes, nodes that keep their place. What is trained stays the same. */

export function addNote(note: CanvasNote): Edit {
  return ({ view }) => void view.notes.push({ ...note, at: { ...note.at }, size: { ...note.size } });
}

export function removeNotes(ids: readonly string[]): Edit {
  return ({ view }) => {
    if (view.notes.some(({ id }) => ids.includes(id))) view.notes = view.notes.filter(({ id }) => !ids.includes(id));
  };
}

export function writeNote(id: string, text: string): Edit {
  return changeNotes([id], (note) => void (note.text = text));
}

export function resizeNote(id: string, size: CanvasNote['size']): Edit {
  return changeNotes([id], (note) => void Object.assign(note.size, size));
}

export function toneNotes(ids: readonly string[], tone: NoteTone): Edit {
  return changeNotes(ids, (note) => void (note.tone = tone));
}

export function moveNotes(places: Readonly<Record<string, Point>>): Edit {
  return changeNotes(Object.keys(places), (note) => void Object.assign(note.at, places[note.id]));
}

function changeNotes(ids: readonly string[], change: (note: CanvasNote) => void): Edit {
  return ({ view }) => view.notes.filter(({ id }) => ids.includes(id)).forEach(change);
}

/** Folds nodes to their heads, or opens them. */
export function setCollapsed(ids: readonly string[], collapsed: boolean): Edit {
  return ({ view }) => mark(view, 'collapsed', ids, collapsed);
}

/** Nodes that are pinned keep their place when the drawing is tidied. */
export function setPinned(ids: readonly string[], pinned: boolean): Edit {
  return ({ view }) => mark(view, 'pinned', ids, pinned);
}

function mark(view: UnrollDocument['view'], list: 'collapsed' | 'pinned', ids: readonly string[], on: boolean): void {
  const others = view[list].filter((id) => !ids.includes(id));
  view[list] = on ? [...others, ...ids] : others;
}
