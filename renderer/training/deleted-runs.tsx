import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { restoreRuns, useRunStore } from '../state/run-store.ts';
import { Button } from '../ui/button.tsx';

/** How many deleted runs can still be brought back. */
export function DeletedRuns({ documentId }: { readonly documentId: string }) {
  const count = useRunStore((state) => state.runs.length);
  const [deleted, setDeleted] = useState<readonly RunSummary[]>([]);
  useEffect(() => {
    let current = true;
    request('runs.deleted', { documentId }).then((runs) => current && setDeleted(runs), reportError);
    return () => {
      current = false;
    };
    // Again whenever a run went or came.
  }, [documentId, count]);
  if (deleted.length === 0) return null;
  return (
    <p className="flex h-10 shrink-0 items-center gap-3 border-t border-line px-4 text-small text-ink-2">
      {t('recorder:table.deleted', { count: deleted.length })}
      <Button size="sm" onClick={() => void restoreRuns(deleted.map(({ id }) => id))}>
        {t('recorder:table.restore')}
      </Button>
    </p>
  );
}
