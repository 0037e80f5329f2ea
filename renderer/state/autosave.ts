import { request, reportError } from '../app/api.ts';
import { t } from '../../shared/i18n/index.ts';
import { selectDirty, useDocumentStore, type DocumentState } from './document-store.ts';

const quietMs = 300;
const latestMs = 900;

let timer: ReturnType<typeof setTimeout> | undefined;
let waitingSince: number | null = null;
/** Drafts that lie on the disk because of this window. */
const written = new Set<string>();
/** One write at a time, in order. */
let queue: Promise<unknown> = Promise.resolve();

/** Keeps unsaved work on the disk, within a second of each edit; removes it once it is saved. Returns what stops it. */
export function startAutosave(): () => void {
  const stop = useDocumentStore.subscribe((state, before) => {
    if (before.draftId !== state.draftId) leave(before);
    if (!selectDirty(state)) void dropDraft(state.draftId);
    else if (state.document?.graph !== before.document?.graph || state.document !== before.document) schedule();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Writes what is waiting now; to be awaited before the window goes. */
export function flushDraft(): Promise<unknown> {
  clearTimeout(timer);
  if (waitingSince !== null) write(useDocumentStore.getState());
  return queue;
}

export function dropDraft(draftId: string): Promise<unknown> {
  if (draftId === useDocumentStore.getState().draftId) {
    clearTimeout(timer);
    waitingSince = null;
  }
  if (written.delete(draftId)) queue = queue.then(() => request('drafts.remove', { draftId })).catch(() => undefined);
  return queue;
}

/** A draft taken over from the list of drafts: it is removed once its work is saved. */
export function adoptDraft(draftId: string): void {
  written.add(draftId);
}

function schedule(): void {
  const now = Date.now();
  waitingSince ??= now;
  clearTimeout(timer);
  timer = setTimeout(() => write(useDocumentStore.getState()), Math.max(0, Math.min(quietMs, waitingSince + latestMs - now)));
}

function write({ document, path, draftId }: DocumentState): void {
  waitingSince = null;
  if (!document) return;
  written.add(draftId);
  queue = queue
    .then(() => request('drafts.write', { draftId, path, document }))
    .catch((error: unknown) => reportError(error, t('app:draft.failed')));
}

/** The document before went without being saved here: its draft stays, for the list on the start screen. */
function leave(before: DocumentState): void {
  clearTimeout(timer);
  if (waitingSince !== null && selectDirty(before)) write(before);
  waitingSince = null;
}
