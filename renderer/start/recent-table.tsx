import { CircleAlert, File, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { Recent } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { fileName } from '../app/file-name.ts';
import { openFile } from '../app/files.ts';
import { IconButton } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { DocumentRow, DocumentTable } from './document-table.tsx';
import { shownDate } from './shown-date.ts';

/** What was open last; nothing at all on a first start. */
export function RecentTable() {
  const [recents, setRecents] = useState<readonly Recent[]>([]);
  useEffect(() => {
    request('documents.recent', null).then(setRecents).catch(reportError);
  }, []);
  const forget = (path: string) => {
    request('documents.forget', { path }).catch(reportError);
    setRecents(recents.filter((recent) => recent.path !== path));
  };
  if (recents.length === 0) return null;
  return (
    <DocumentTable title={t('app:start.recent')} dates={t('app:start.opened')}>
      {recents.slice(0, 6).map((recent) => (
        <DocumentRow
          key={recent.path}
          picture={<File size={16} aria-hidden className="text-ink-3" />}
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
          end={
            <IconButton label={t('files:recent.forget', { name: fileName(recent.path) })} size="sm" onClick={() => forget(recent.path)}>
              <X size={14} aria-hidden />
            </IconButton>
          }
        />
      ))}
    </DocumentTable>
  );
}
