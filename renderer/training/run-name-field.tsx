import { useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { labelRun } from '../state/run-store.ts';

/** The name of a run, changed where it stands; Enter or leaving keeps it, Escape takes it back, empty is "Run 14" again. */
export function RunNameField({ run, name }: { readonly run: RunSummary; readonly name: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft.trim() !== name) void labelRun(run.id, { name: draft.trim() });
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') event.currentTarget.blur();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    setDraft(null);
  };
  return (
    <input
      aria-label={t('recorder:table.rename', { name })}
      value={draft ?? name}
      maxLength={80}
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className="-ml-1.75 h-7 w-40 rounded-control border border-transparent bg-transparent px-1.5 font-semibold hover:border-line-control focus:border-line-control focus:bg-surface"
    />
  );
}
