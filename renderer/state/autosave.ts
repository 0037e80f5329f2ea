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
/** What the next write of a draft takes: a slow disk leaves out what is out of date already. */
const latest = new Map<string, DocumentState>();

/** Keeps unsaved work on the disk, within a second of each edit; removes it once it is saved. Returns what stops it. */
export function startAutosave(): () => void {
  const stop = useDocumentStore.subscribe((state, before) => {
    if (before.draftId !== state.draftId) leave(before);
    if (!selectDirty(state)) void dropDraft(state.draftId);
    // A document whose file went is unsaved without an edit; what a draft says of its file has to be true, too.
    else if (state.document !== before.document || state.stamp !== before.stamp || !selectDirty(before)) schedule();
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

function write(state: DocumentState): void {
  waitingSince = null;
  const { document, draftId } = state;
  if (!document) return;
  written.add(draftId);
  const waits = latest.has(draftId);
  latest.set(draftId, state);
  if (waits) return;
  queue = queue
    .then(() => writeLatest(draftId))
    .catch((error: unknown) => reportError(error, t('app:draft.failed')));
}

async function writeLatest(draftId: string): Promise<void> {
  const state = latest.get(draftId);
  latest.delete(draftId);
  if (!state?.document || !written.has(draftId)) return;
  const { document, path, stamp } = state;
  await request('drafts.write', { draftId, path, stamp, document });
}

/** The document before went without being saved here: its draft stays, for the list on the start screen. */
function leave(before: DocumentState): void {
  clearTimeout(timer);
  if (waitingSince !== null && selectDirty(before)) write(before);
  waitingSince = null;
}
