import { t } from '../../shared/i18n/index.ts';
import { documentReloaded, documentSaved, knowStamp, useDocumentStore } from '../state/document-store.ts';
import { reportError, request } from './api.ts';
import { askConflict } from './conflict.ts';

let queue: Promise<unknown> = Promise.resolve();

/** Saves where it was, or asks where to; true when the document is on the disk. One save at a time. */
export function saveFile(elsewhere = false): Promise<boolean> {
  const saved = queue.then(() => save(elsewhere));
  queue = saved;
  return saved;
}

/** When nothing is being saved. */
export function savesDone(): Promise<unknown> {
  return queue;
}

async function save(elsewhere: boolean): Promise<boolean> {
  const { document, history, path, stamp, draftId } = useDocumentStore.getState();
  if (!document) return true;
  try {
    const saved = await request('documents.save', { path: elsewhere ? null : path, stamp, document });
    if (!saved) return false;
    const still = isShown(draftId);
    if (saved.outcome === 'saved') {
      if (still) documentSaved(saved.path, saved.stamp, history);
      return true;
    }
    return still && (await settle(saved.path, saved.stamp));
  } catch (error) {
    reportError(error, t('app:file.saveFailed'));
    return false;
  }
}

/** The file is another than the one that was read: the user says which is kept. */
async function settle(path: string, stamp: string): Promise<boolean> {
  switch (await askConflict(path)) {
    case 'mine':
      knowStamp(stamp);
      return save(false);
    case 'elsewhere':
      return save(true);
    case 'theirs':
      await loadTheirs(path);
      return false;
    case null:
      return false;
  }
}

/**
 * Shows what the file holds now. Gives whether that is something else than before.
 * @throws UserError it cannot be read
 */
export async function loadTheirs(path: string): Promise<boolean> {
  const { draftId } = useDocumentStore.getState();
  const read = await request('documents.open', { path });
  const { document } = useDocumentStore.getState();
  if (!read?.stamp || !isShown(draftId)) return false;
  documentReloaded({ key: 'files:edit.reload' }, read.stamp, read.document);
  return useDocumentStore.getState().document !== document;
}

/** Disks take their time: another document may have been opened meanwhile, and what comes back is not about that one. */
export function isShown(draftId: string): boolean {
  return useDocumentStore.getState().draftId === draftId;
}
