import type { Handlers } from '../ipc.ts';
import { askForCorpus, askForCsv, askForDocument, askWhereToSave } from '../files/dialogs.ts';
import { readDocument, writeDocument } from '../files/documents.ts';
import type { Services } from '../services.ts';

type DocumentRequests =
  | 'documents.recent' | 'documents.open' | 'documents.save'
  | 'drafts.write' | 'drafts.remove' | 'drafts.list'
  | 'window.document' | 'window.close' | 'corpus.choose' | 'csv.choose';

export function documentHandlers({ recents, drafts }: Services): Pick<Handlers, DocumentRequests> {
  return {
    'documents.recent': () => recents.list(),
    'documents.open': async ({ path }, from) => {
      const chosen = path ?? (await askForDocument(from.window));
      if (chosen === null) return null;
      const document = await readDocument(chosen);
      recents.add(chosen, document);
      return { path: chosen, document };
    },
    'documents.save': async ({ path, document }, from) => {
      const chosen = path ?? (await askWhereToSave(from.window, document.title, from.shown?.path ?? null));
      if (chosen === null) return null;
      await writeDocument(chosen, document);
      recents.add(chosen, document);
      return { path: chosen };
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
    'window.document': (shown, from) => {
      from.show(shown);
      return null;
    },
    'window.close': (_, from) => {
      from.closeNow();
      return null;
    },
    'csv.choose': ({ relativeTo }, from) => askForCsv(from.window, relativeTo),
    'corpus.choose': ({ relativeTo }, from) => askForCorpus(from.window, relativeTo),
  };
}
