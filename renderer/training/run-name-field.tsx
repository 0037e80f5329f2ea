import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { labelRun } from '../state/run-store.ts';
import { useDraft } from '../ui/use-draft.ts';

/** The name of a run, changed where it stands; Enter or leaving keeps it, Escape takes it back, empty is "Run 14" again. */
export function RunNameField({ run, name }: { readonly run: RunSummary; readonly name: string }) {
  const { field } = useDraft({
    value: name,
    onCommit: (text) => void labelRun(run.id, { name: text.trim() }),
    onEnter: (input) => input.blur(),
    onEscape: () => undefined,
  });
  return (
    <input
      aria-label={t('recorder:table.rename', { name })}
      {...field}
      maxLength={80}
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      className="-ml-1.75 h-7 w-40 rounded-control border border-transparent bg-transparent px-1.5 font-semibold hover:border-line-control focus:border-line-control focus:bg-surface"
    />
  );
}
