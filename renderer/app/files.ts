import { t } from '../../shared/i18n/index.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Draft, Opening } from '../../shared/ipc/contract.ts';
import { adoptDraft, dropDraft, flushDraft } from '../state/autosave.ts';
import { closeDocument, openDocument, useDocumentStore } from '../state/document-store.ts';
import { fromTemplate, newDocument } from '../state/new-document.ts';
import { select } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { setUi } from '../state/ui-store.ts';
import { reportError, request } from './api.ts';
import { documentName } from './document-name.ts';
import { askUnsaved } from './unsaved.ts';

function show(opening: Opening): void {
  select({});
  setUi({ mode: 'build', weightsLength: null });
  if (opening.draftId !== undefined) adoptDraft(opening.draftId);
  openDocument(opening);
}

export function newGraph(): void {
  askUnsaved(() => show({ document: newDocument(), path: null, stamp: null }));
}

export function openTemplate(template: UnrollDocument): void {
  askUnsaved(() => show({ document: fromTemplate(template), path: null, stamp: null }));
}

/** Asks for a file where no path is given. What is unsaved is asked about once there is something else to show. */
export function openFile(path: string | null): void {
  request('documents.open', { path })
    .then((opened) => opened && showOpened(opened))
    .catch((error: unknown) => reportError(error, t('app:file.openFailed')));
}

/** A document that main has read: from a file, or what a window had not saved when it ended. */
export function showOpened(opened: Opening): void {
  askUnsaved(() => {
    show(opened);
    if (opened.draftId !== undefined) showToast({ tone: 'info', title: t('files:restored.title'), text: t('files:restored.text') });
    else if (opened.path !== null) offerDraft(opened.path);
  });
}

/** Unsaved work goes on in this window. */
export function recoverDraft({ draftId }: Draft): void {
  askUnsaved(() => {
    request('drafts.take', { draftId })
      .then((draft) => draft && show(draft))
      .catch((error: unknown) => reportError(error, t('app:file.openFailed')));
  });
}

/** Somebody who opens a file after a crash may not know that there is later work on it. */
function offerDraft(path: string): void {
  request('drafts.list', null)
    .then((drafts) => {
      const draft = drafts.find((each) => each.path === path);
      if (!draft || useDocumentStore.getState().path !== path) return;
      showToast({
        tone: 'warning',
        title: t('files:draftOf.title', { name: documentName(draft) }),
        text: t('files:draftOf.text'),
        actions: [{ label: t('files:draftOf.open'), run: () => recoverDraft(draft) }],
        key: 'draft-of',
      });
    })
    .catch(reportError);
}

export function toStartScreen(): void {
  askUnsaved(() => {
    closeDocument();
    setUi({ mode: 'build' });
  });
}

/** The window is about to close: ask, then let it. */
export function closeWindow(): void {
  askUnsaved(
    () => void flushDraft().then(() => request('window.close', null)),
    () => void request('window.stay', null).catch(reportError),
  );
}

/** Drops unsaved work for good. */
export async function discard(): Promise<void> {
  await dropDraft(useDocumentStore.getState().draftId);
}
