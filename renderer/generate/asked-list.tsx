import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { tokeniserOf } from '../state/run-document.ts';
import { useHistory } from '../state/run-hooks.ts';
import { classNames } from '../ui/class-names.ts';
import { isRight, showAsked, useAskStore } from './ask-store.ts';
import { Verdict } from './verdict.tsx';

/** What was asked since the document was opened, newest first. */
export function AskedList({ run }: { readonly run: RunSummary }) {
  const { document } = useHistory(run.id, 'record');
  const history = useAskStore((state) => state.history);
  const shown = useAskStore((state) => state.shown);
  const tokeniser = document ? tokeniserOf(document) : null;
  const verdicts = history.map((asked) => (tokeniser ? isRight(asked, tokeniser) : null));
  const judged = verdicts.filter((right) => right !== null).length;
  return (
    <aside aria-label={t('training:answer.asked')} className="flex min-h-0 flex-col border-l border-line">
      <header className="flex h-12 shrink-0 items-center gap-2 px-4">
        <h2>{t('training:answer.asked')}</h2>
        {judged > 0 && (
          <span className="truncate text-small text-ink-3">{t('training:answer.score', { right: verdicts.filter(Boolean).length, total: judged })}</span>
        )}
      </header>
      {history.length === 0 && <p className="px-4 text-small text-ink-2">{t('training:answer.noneAsked')}</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {history.map((asked, index) => (
          <li key={asked.id}>
            <button
              type="button"
              aria-current={asked.id === shown || undefined}
              onClick={() => showAsked(asked.id)}
              className={classNames('focus-inset flex w-full flex-col rounded-control px-2 py-1.5 text-left', asked.id === shown ? 'bg-hover' : 'hover:bg-hover/60')}
            >
              <span className="mono w-full truncate text-small text-data">{asked.question}</span>
              <span className="flex w-full items-center gap-2">
                <span className="mono min-w-0 truncate font-semibold">{asked.answer.answer}</span>
                <span className="ml-auto shrink-0">
                  <Verdict right={verdicts[index] ?? null} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
