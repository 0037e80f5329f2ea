import { CircleAlert, History, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { Draft, Recent } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { openFile, recoverDraft } from '../app/files.ts';
import { fileName } from '../app/file-name.ts';
import { documentName } from '../app/document-name.ts';
import { IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { shownDate } from './shown-date.ts';
import { StackPicture } from './stack-picture.tsx';
import { networkText } from './network-text.ts';

const columns = 'grid-cols-[32px_minmax(0,1.2fr)_minmax(0,1fr)_160px_36px]';

/** Recovered drafts first, then what was open last; nothing at all on a first start. */
export function RecentTable() {
  const [recents, setRecents] = useState<readonly Recent[]>([]);
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  useEffect(() => {
    request('documents.recent', null).then(setRecents).catch(reportError);
    request('drafts.list', null).then(setDrafts).catch(reportError);
  }, []);
  const drop = (draft: Draft) => {
    request('drafts.remove', { draftId: draft.draftId }).catch(reportError);
    setDrafts(drafts.filter(({ draftId }) => draftId !== draft.draftId));
  };
  if (recents.length + drafts.length === 0) return null;
  return (
    <section aria-label={t('app:start.recent')}>
      <h2 className="text-title">{t('app:start.recent')}</h2>
      <div className="mt-2 overflow-hidden rounded-card border border-line">
        <div aria-hidden className={`grid h-7.5 items-center bg-canvas px-3 text-small text-ink-3 ${columns}`}>
          <span />
          <span>{t('app:start.file')}</span>
          <span>{t('app:start.network')}</span>
          <span className="text-right">{t('app:start.opened')}</span>
        </div>
        {drafts.map((draft) => (
          <Row
            key={draft.draftId}
            picture={<StackPicture document={draft.document} />}
            name={documentName(draft)}
            chip={
              <Chip>
                <History size={12} aria-hidden />
                {t('app:start.draft')}
              </Chip>
            }
            network={networkText(draft.document)}
            date={shownDate(draft.savedAt)}
            onOpen={() => recoverDraft(draft)}
            end={
              <IconButton label={t('app:start.dropDraft', { name: documentName(draft) })} size="sm" onClick={() => drop(draft)}>
                <X size={14} aria-hidden />
              </IconButton>
            }
          />
        ))}
        {recents.slice(0, 6).map((recent) => (
          <Row
            key={recent.path}
            name={fileName(recent.path)}
            title={recent.path}
            chip={
              !recent.exists && (
                <Chip tone="warning">
                  <CircleAlert size={12} aria-hidden />
                  {t('app:start.gone')}
                </Chip>
              )
            }
            network={recent.network}
            date={shownDate(recent.openedAt)}
            onOpen={() => openFile(recent.path)}
          />
        ))}
      </div>
    </section>
  );
}

interface RowProps {
  readonly picture?: ReactNode;
  readonly name: string;
  readonly title?: string;
  readonly chip: ReactNode;
  readonly network: string;
  readonly date: string;
  readonly onOpen: () => void;
  readonly end?: ReactNode;
}

function Row({ picture, name, title, chip, network, date, onOpen, end }: RowProps) {
  return (
    <div className="relative border-t border-line hover:bg-hover">
      <button type="button" title={title} onClick={onOpen} className={`focus-inset grid h-11 w-full items-center px-3 text-left ${columns}`}>
        <span>{picture}</span>
        <span className="flex min-w-0 items-center gap-2 pr-3">
          <span className="truncate font-semibold">{name}</span>
          {chip}
        </span>
        <span className="truncate pr-3 text-ink-2">{network}</span>
        <span className="text-right text-small text-ink-3">{date}</span>
        <span />
      </button>
      {end && <span className="absolute top-2.5 right-2.5">{end}</span>}
    </div>
  );
}
