import type { Handlers } from '../ipc.ts';
import { corpusAt, tableAt } from '../files/data-files.ts';
import { askForCorpus, askForCsv, askForDocument, askWhereToSave } from '../files/dialogs.ts';
import { readDocument, stampOf, writeDocument } from '../files/documents.ts';
import type { Services } from '../services.ts';

type DocumentRequests =
  | 'documents.recent' | 'documents.forget' | 'documents.open' | 'documents.save'
  | 'drafts.write' | 'drafts.remove' | 'drafts.list' | 'drafts.take' | 'drafts.openWindows'
  | 'window.document' | 'window.close' | 'window.stay' | 'window.new' | 'corpus.choose' | 'csv.choose';

export function documentHandlers({ windows, recents, drafts }: Services): Pick<Handlers, DocumentRequests> {
  return {
    'documents.recent': () => recents.list(),
    'documents.open': async ({ path }, from) => {
      const chosen = path ?? (await askForDocument(from.window));
      if (chosen === null) return null;
      const elsewhere = await windows.showing(chosen);
      if (elsewhere && elsewhere !== from) {
        elsewhere.focus();
        return null;
      }
      const opened = { path: chosen, ...(await readDocument(chosen)) };
      recents.add(chosen, opened.document);
      return opened;
    },
    'documents.save': async ({ path, stamp, document }, from) => {
      const chosen = path ?? (await askWhereToSave(from.window, document.title, from.shown?.path ?? null));
      if (chosen === null) return null;
      // The dialog has asked whether a file that is there may be replaced.
      const there = path === null ? null : await stampOf(path);
      if (there !== null && there !== stamp) return { outcome: 'changed', path: chosen, stamp: there };
      const written = await writeDocument(chosen, document);
      recents.add(chosen, document);
      return { outcome: 'saved', path: chosen, stamp: written };
    },
    'documents.forget': ({ path }) => {
      recents.forget(path);
      return null;
    },
    'drafts.write': async (draft, from) => {
      await drafts.write(draft, from.id);
      return null;
    },
    'drafts.remove': async ({ draftId }) => {
      await drafts.remove(draftId);
      return null;
    },
    'drafts.list': () => drafts.list(),
    'drafts.take': ({ draftId }, from) => drafts.take(draftId, from.id),
    'drafts.openWindows': async ({ draftIds }, from) => {
      for (const draftId of draftIds) {
        const draft = await drafts.take(draftId, from.id);
        if (draft) drafts.give(draftId, windows.open(draft).id);
      }
      return null;
    },
    'window.document': (shown, from) => {
      from.show(shown);
      return null;
    },
    'window.close': (_, from) => {
      from.closeNow();
      return null;
    },
    'window.stay': (_, from) => {
      from.stay();
      return null;
    },
    'window.new': async ({ paths }) => {
      if (paths.length === 0) windows.open();
      else await windows.openFiles(paths, '/');
      return null;
    },
    'csv.choose': async ({ relativeTo, path }, from) => tableAt(path ?? (await askForCsv(from.window, relativeTo))),
    'corpus.choose': async ({ relativeTo, path }, from) => corpusAt(path ?? (await askForCorpus(from.window, relativeTo))),
  };
}
