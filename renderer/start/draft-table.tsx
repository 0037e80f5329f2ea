import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { Draft } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { documentName } from '../app/document-name.ts';
import { recoverDraft } from '../app/files.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { DocumentRow, DocumentTable } from './document-table.tsx';
import { networkText } from './network-text.ts';
import { shownDate } from './shown-date.ts';
import { StackPicture } from './stack-picture.tsx';

/** What was not saved when the app ended; nothing at all where everything was. */
export function DraftTable() {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    request('drafts.list', null).then(setDrafts).catch(reportError);
  }, []);
  const drop = (draftId: string) => {
    request('drafts.remove', { draftId }).catch(reportError);
    setDrafts(drafts.filter((draft) => draft.draftId !== draftId));
  };
  const [first, ...more] = drafts;
  if (!first) return null;
  const openAll = () => {
    request('drafts.openWindows', { draftIds: more.map(({ draftId }) => draftId) }).catch(reportError);
    recoverDraft(first);
  };
  return (
    <DocumentTable
      title={t('files:drafts.title')}
      note={t('files:drafts.note')}
      dates={t('files:drafts.edited')}
      action={
        more.length > 0 && (
          <Button size="sm" onClick={openAll}>
            {t('files:drafts.openAll', { count: drafts.length })}
          </Button>
        )
      }
    >
      {drafts.map((draft) => (
        <DocumentRow
          key={draft.draftId}
          picture={<StackPicture document={draft.document} />}
          name={documentName(draft)}
          {...(draft.path !== null && { title: draft.path })}
          network={networkText(draft.document)}
          date={shownDate(draft.savedAt)}
          onOpen={() => recoverDraft(draft)}
          end={
            <IconButton label={t('app:start.dropDraft', { name: documentName(draft) })} size="sm" onClick={() => drop(draft.draftId)}>
              <X size={14} aria-hidden />
            </IconButton>
          }
        />
      ))}
    </DocumentTable>
  );
}
