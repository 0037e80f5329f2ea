import { freeze } from 'immer';
import { nanoid } from 'nanoid';
import { create } from 'zustand';
import type { Edit } from '../../shared/document/edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { edited, isDirty, markSaved, newHistory, redone, undone, type Change, type History, type Merge } from './history.ts';

export interface DocumentState {
  /** null: the start screen is shown. */
  readonly document: UnrollDocument | null;
  /** Where it was opened from or saved to; null: nowhere yet. */
  readonly path: string | null;
  /** Under which name its unsaved work is kept. */
  readonly draftId: string;
  readonly history: History;
  /** When it was last saved in this window, milliseconds. */
  readonly savedAt: number | null;
}

export const useDocumentStore = create<DocumentState>(() => ({
  document: null,
  path: null,
  draftId: '',
  history: newHistory(true),
  savedAt: null,
}));

const { getState, setState } = useDocumentStore;

export interface Opening {
  readonly document: UnrollDocument;
  readonly path: string | null;
  /** A draft that is taken up again keeps its id, and is unsaved work. */
  readonly draftId?: string;
}

export function openDocument({ document, path, draftId }: Opening): void {
  // As edits leave it: what is looked up in a graph is indexed where it cannot change.
  setState({ document: freeze(document, true), path, draftId: draftId ?? nanoid(), history: newHistory(draftId === undefined), savedAt: null });
}

/** Back to the start screen. */
export function closeDocument(): void {
  setState({ document: null, path: null, draftId: '', history: newHistory(true), savedAt: null });
}

/** Changes the document; `label` names the entry in the history. */
export function edit(label: Message, change: Edit, merge: Merge | null = null): void {
  walk((state) => edited(state, change, label, Date.now(), merge));
}

export function undo(): void {
  walk(undone);
}

export function redo(): void {
  walk(redone);
}

function walk(step: (change: Change) => Change): void {
  const { document, history } = getState();
  if (document) setState(step({ document, history }));
}

/** The document as it was given is now in the file at `path`; later edits stay unsaved. */
export function documentSaved(path: string, document: UnrollDocument): void {
  const { history } = getState();
  setState({
    path,
    savedAt: Date.now(),
    history: getState().document === document ? markSaved(history) : { ...history, saved: null },
  });
}

/** Where the canvas looks: kept with the document, but neither undone nor counted as unsaved work. */
export function rememberViewport(viewport: { readonly x: number; readonly y: number; readonly zoom: number }): void {
  const { document } = getState();
  if (document) setState({ document: { ...document, view: { ...document.view, viewport: { ...viewport } } } });
}

export function selectDirty({ document, history }: DocumentState): boolean {
  return document !== null && isDirty(history);
}
