import { freeze } from 'immer';
import { nanoid } from 'nanoid';
import { create } from 'zustand';
import type { Edit } from '../../shared/document/edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import { inGroup, openGroup, validScope, type Scope } from '../../shared/nodes/group-scope.ts';
import { edited, isDirty, markSaved, newHistory, redone, undone, type Change, type History, type Merge } from './history.ts';

export interface DocumentState {
  /** null: the start screen is shown. */
  readonly document: UnrollDocument | null;
  /** The way to the group that is open on the canvas; empty: none is. */
  readonly scope: Scope;
  /** What the canvas shows, and `edit` changes: the document, or a document of the open group's inside. */
  readonly shown: UnrollDocument | null;
  /** Where it was opened from or saved to; null: nowhere yet. */
  readonly path: string | null;
  /** Of the file as it was read or written here last; null: there is none. */
  readonly stamp: string | null;
  /** Under which name its unsaved work is kept. */
  readonly draftId: string;
  readonly history: History;
  /** When it was last saved in this window, milliseconds. */
  readonly savedAt: number | null;
}

export const useDocumentStore = create<DocumentState>(() => ({
  document: null,
  scope: [],
  shown: null,
  path: null,
  stamp: null,
  draftId: '',
  history: newHistory(true),
  savedAt: null,
}));

const { getState } = useDocumentStore;

/** Where the canvas looked in each group, in this window. */
const viewports = new Map<string, NonNullable<UnrollDocument['view']['viewport']>>();

/** Keeps what is shown true to the document and the scope; a group that is gone is left. */
function put(change: Partial<Omit<DocumentState, 'shown'>>): void {
  const next = { ...getState(), ...change };
  const scope = next.document ? validScope(next.document.graph, next.scope) : [];
  useDocumentStore.setState({ ...change, scope, shown: next.document && shownIn(next.document, scope) });
}

function shownIn(document: UnrollDocument, scope: Scope): UnrollDocument {
  if (scope.length === 0) return document;
  const inside = openGroup(document, scope);
  const viewport = viewports.get(scope.join('/'));
  return { ...inside, view: { ...inside.view, viewport } };
}

export interface Opening {
  readonly document: UnrollDocument;
  readonly path: string | null;
  readonly stamp: string | null;
  /** A draft that is taken up again keeps its id, and is unsaved work. */
  readonly draftId?: string | undefined;
}

export function openDocument({ document, path, stamp, draftId }: Opening): void {
  viewports.clear();
  // As edits leave it: what is looked up in a graph is indexed where it cannot change.
  put({ document: freeze(document, true), scope: [], path, stamp, draftId: draftId ?? nanoid(), history: newHistory(draftId === undefined), savedAt: null });
}

/** Back to the start screen. */
export function closeDocument(): void {
  put({ document: null, scope: [], path: null, stamp: null, draftId: '', history: newHistory(true), savedAt: null });
}

/** Changes what is shown, the document or the inside of the open group; `label` names the entry in the history. */
export function edit(label: EditLabel, change: Edit, merge: Merge | null = null): void {
  editDocument(label, inGroup(getState().scope, change), merge);
}

/** Changes the document itself, whichever group is open. */
export function editDocument(label: EditLabel, change: Edit, merge: Merge | null = null): void {
  const { document, history, scope } = getState();
  if (document) put(edited({ document, history }, change, label, Date.now(), merge, scope));
}

/** Takes the last edit back, and shows where it was made. */
export function undo(): void {
  walkTo(getState().history.position - 1);
}

export function redo(): void {
  walkTo(getState().history.position + 1);
}

/** Undoes, or does again, until so many entries of the history are done, and shows where the last step was made. */
export function walkTo(position: number): void {
  const { document, history } = getState();
  const { entries, position: now } = history;
  if (!document || position === now || position < 0 || position > entries.length) return;
  const [step, last] = position < now ? [undone, entries[position]] : [redone, entries[position - 1]];
  let change: Change = { document, history };
  while (change.history.position !== position) change = step(change);
  put({ ...change, ...(last && { scope: last.scope }) });
}

/** Shows the inside of a group, by the way of instances to it; the empty way shows the drawing. */
export function openScope(scope: Scope): void {
  put({ scope });
}

/** The document as it was given is now in the file at `path`; later edits stay unsaved. */
export function documentSaved(path: string, stamp: string, written: History): void {
  const { history } = getState();
  // Where the drawing was moved to meanwhile is no edit.
  const isAsWritten = history.entries === written.entries && history.position === written.position;
  put({
    path,
    stamp,
    savedAt: Date.now(),
    history: isAsWritten ? markSaved(history) : { ...history, saved: null },
  });
}

/** The document as its file holds it now takes the place of the one shown; undo brings that back. The view stays where it is. */
export function documentReloaded(label: EditLabel, stamp: string, read: UnrollDocument): void {
  const { document, history } = getState();
  if (!document) return;
  const theirs = { ...read, view: { ...read.view, ...(document.view.viewport && { viewport: document.view.viewport }) } };
  const differs = JSON.stringify(theirs) !== JSON.stringify(document);
  const change = differs ? edited({ document, history }, () => theirs, label, Date.now()) : { document, history };
  put({ document: change.document, history: markSaved(change.history), stamp });
}

/** What the file holds is known, though it is not what is shown: saving replaces it. */
export function knowStamp(stamp: string | null): void {
  const { history } = getState();
  put({ stamp, history: { ...history, saved: null } });
}

/** Where the canvas looks: kept with the document, but neither undone nor counted as unsaved work. */
export function rememberViewport(viewport: { readonly x: number; readonly y: number; readonly zoom: number }): void {
  const { document, scope } = getState();
  if (scope.length > 0) viewports.set(scope.join('/'), { ...viewport });
  else if (document) put({ document: { ...document, view: { ...document.view, viewport: { ...viewport } } } });
}

export function selectDirty({ document, history }: DocumentState): boolean {
  return document !== null && isDirty(history);
}
