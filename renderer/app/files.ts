import { t } from '../../shared/i18n/index.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Draft } from '../../shared/ipc/contract.ts';
import { adoptDraft, dropDraft, flushDraft } from '../state/autosave.ts';
import { closeDocument, documentSaved, openDocument, useDocumentStore } from '../state/document-store.ts';
import { fromTemplate, newDocument } from '../state/new-document.ts';
import { select } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { setUi } from '../state/ui-store.ts';
import { pathOfFile, reportError, request } from './api.ts';
import { askUnsaved } from './unsaved.ts';

function show(opening: Parameters<typeof openDocument>[0]): void {
  select({});
  setUi({ mode: 'build', weightsLength: null });
  openDocument(opening);
}

export function newGraph(): void {
  askUnsaved(() => show({ document: newDocument(), path: null }));
}

export function openTemplate(template: UnrollDocument): void {
  askUnsaved(() => show({ document: fromTemplate(template), path: null }));
}

/** Asks for a file where no path is given. */
export function openFile(path: string | null): void {
  askUnsaved(() => {
    request('documents.open', { path })
      .then((opened) => opened && show(opened))
      .catch((error: unknown) => reportError(error, t('app:file.openFailed')));
  });
}

/** A document that main has read: from the command line, a double click or a drop. */
export function showOpened(opened: { readonly path: string | null; readonly document: UnrollDocument }): void {
  askUnsaved(() => show(opened));
}

export function recoverDraft(draft: Draft): void {
  adoptDraft(draft.draftId);
  show(draft);
}

/** Saves where it was, or asks where to; true when the document is on the disk. */
export async function saveFile(elsewhere = false): Promise<boolean> {
  const { document, path } = useDocumentStore.getState();
  if (!document) return true;
  try {
    const saved = await request('documents.save', { path: elsewhere ? null : path, document });
    if (!saved) return false;
    documentSaved(saved.path, document);
    return true;
  } catch (error) {
    reportError(error, t('app:file.saveFailed'));
    return false;
  }
}

export function toStartScreen(): void {
  askUnsaved(() => {
    closeDocument();
    setUi({ mode: 'build' });
  });
}

/** The window is about to close: ask, then let it. */
export function closeWindow(): void {
  askUnsaved(() => void flushDraft().then(() => request('window.close', null)));
}

/** Drops unsaved work for good. */
export async function discard(): Promise<void> {
  await dropDraft(useDocumentStore.getState().draftId);
}

/** A file dropped on the window is opened if it looks like a document. */
export function openDropped(files: FileList): void {
  const [file] = [...files];
  if (!file) return;
  if (/\.json$/i.test(file.name)) openFile(pathOfFile(file));
  else showToast({ tone: 'warning', title: t('app:file.notADocument', { file: file.name }), text: t('app:file.dropText') });
}
