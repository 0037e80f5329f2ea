import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { weightsOf } from '../state/run-document.ts';
import { differences } from '../state/run-differences.ts';
import { runName, useRunDocuments } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';

/** In what the selected run differs from the one last put beside it. */
export function RunDifferences({ run }: { readonly run: RunSummary }) {
  const runs = useRunStore((state) => state.runs);
  const numbers = useRunStore((state) => state.numbers);
  const other = useRunStore((state) => state.compared.at(-1));
  const documents = useRunDocuments(other ? [run.id, other] : []);
  const beside = runs.find(({ id }) => id === other);
  const [from, to] = [other ? documents.get(other) : undefined, documents.get(run.id)];
  if (!beside || !from || !to) return null;
  const found = differences(from, to);
  const unlikeWeights = JSON.stringify(weightsOf(from)) !== JSON.stringify(weightsOf(to));
  const names = { name: runName(run, numbers), other: runName(beside, numbers) };
  return (
    <section aria-label={t('training:differs.label')} className="mx-4 shrink-0 border-t border-line py-3.5 text-small">
      <h3 className="font-normal text-ink-2">{t(found.length > 0 ? 'training:differs.in' : 'training:differs.nothing', names)}</h3>
      {found.length > 0 && (
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {found.slice(0, 4).map((difference) => (
            <div key={difference.name} className="contents">
              <dt className="text-ink-3">{difference.name}</dt>
              <dd className="min-w-0 truncate">{difference.to && `${difference.from} → ${difference.to}`}</dd>
            </div>
          ))}
        </dl>
      )}
      {unlikeWeights && <p className="mt-2 text-ink-2">{t('training:differs.weigh')}</p>}
    </section>
  );
}
