import { Star } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { labelRun } from '../state/run-store.ts';
import { IconButton } from '../ui/button.tsx';

export function StarButton({ run, name }: { readonly run: RunSummary; readonly name: string }) {
  return (
    <IconButton
      size="sm"
      data-not-drawn={false}
      label={t(run.starred ? 'recorder:table.starred' : 'recorder:table.unstarred', { name })}
      onClick={(event) => {
        event.stopPropagation();
        void labelRun(run.id, { starred: !run.starred });
      }}
    >
      <Star size={14} aria-hidden fill={run.starred ? 'currentColor' : 'none'} className={run.starred ? 'text-ink' : 'text-ink-3'} />
    </IconButton>
  );
}
