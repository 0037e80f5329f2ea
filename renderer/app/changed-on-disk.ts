import { t } from '../../shared/i18n/index.ts';
import type { EventPayload } from '../../shared/ipc/contract.ts';
import { knowStamp, selectDirty, useDocumentStore } from '../state/document-store.ts';
import { dismissToast, showToast, type ToastAction } from '../state/toast-store.ts';
import { listen, reportError } from './api.ts';
import { fileName } from './file-name.ts';
import { isShown, loadTheirs, saveFile, savesDone } from './save.ts';

let shown: number | null = null;

/** Follows what others do to the file of the document. Returns what stops it. */
export function followFile(): () => void {
  const stops = [
    listen('documents.touched', (touched) => void savesDone().then(() => meet(touched))),
    // Said of one document and one state of its file, it is not to be answered on another.
    useDocumentStore.subscribe((state, before) => {
      if (state.draftId !== before.draftId || state.path !== before.path || state.stamp !== before.stamp) withdraw();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Nothing unsaved here: the new content is shown. Else both are kept until the user has chosen. */
async function meet({ path, stamp }: EventPayload<'documents.touched'>): Promise<void> {
  const state = useDocumentStore.getState();
  if (!state.document || state.path !== path || state.stamp === stamp) return;
  if (stamp === null) isGone(path);
  else if (selectDirty(state)) ask(path, stamp);
  else await reload(path);
}

async function reload(path: string): Promise<void> {
  const { draftId } = useDocumentStore.getState();
  try {
    if (await loadTheirs(path)) say('info', t('files:changed.reloaded', { file: fileName(path) }), t('files:changed.undo'));
  } catch (error) {
    if (!isShown(draftId)) return;
    // What is shown may be the only whole copy now.
    knowStamp(useDocumentStore.getState().stamp);
    reportError(error, t('files:changed.unread'));
  }
}

function ask(path: string, stamp: string): void {
  say('warning', t('files:changed.title', { file: fileName(path) }), t('files:changed.text'), [
    { label: t('files:changed.mine'), run: () => knowStamp(stamp) },
    { label: t('files:changed.theirs'), run: () => void loadTheirs(path).catch((error: unknown) => reportError(error, t('files:changed.unread'))) },
    { label: t('files:changed.elsewhere'), run: () => void saveFile(true) },
  ]);
}

function isGone(path: string): void {
  knowStamp(null);
  say('warning', t('files:gone.title', { file: fileName(path) }), t('files:gone.text'), [
    { label: t('files:gone.save'), run: () => void saveFile() },
    { label: t('files:gone.elsewhere'), run: () => void saveFile(true) },
  ]);
}

function say(tone: 'info' | 'warning', title: string, text: string, actions: readonly ToastAction[] = []): void {
  shown = showToast({ tone, title, text, key: 'changed-on-disk', ...(actions.length > 0 && { actions }) });
}

function withdraw(): void {
  if (shown !== null) dismissToast(shown);
  shown = null;
}
