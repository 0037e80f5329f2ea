import { Columns2, Plus, Table2 } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { pairOf } from '../beside/pair.ts';
import { measureOf } from '../../shared/nodes/divergence.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { IdeaNote } from '../ideas/idea-note.tsx';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useShownRuns } from '../state/run-hooks.ts';
import { liveRun } from '../state/run-reducers.ts';
import { useRunStore } from '../state/run-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { IconButton } from '../ui/button.tsx';
import { RunDifferences } from './run-differences.tsx';
import { RunRow } from './run-row.tsx';
import { trainDocument } from './train-empty.tsx';

/** Runs so far; records of those further down are read only when they are shown. */
const READ_AHEAD = 12;

export function RunList({ selected }: { readonly selected: RunSummary }) {
  const runs = useShownRuns();
  const compared = useRunStore((state) => state.compared);
  const beside = useUiStore((state) => state.beside);
  const hasPair = useRunStore((state) => pairOf(state) !== null);
  const cannotTrain = useCheckStore(hasErrors);
  const busy = useRunStore((state) => liveRun(state) !== null || state.starting);
  return (
    <aside aria-label={t('training:runs.title')} className="flex min-h-0 flex-col border-r border-line max-[800px]:order-last max-[800px]:shrink-0 max-[800px]:border-t max-[800px]:border-r-0">
      <header className="flex h-12 shrink-0 items-center gap-2 pr-3 pl-4">
        <h2>{t('training:runs.title')}</h2>
        <span className="text-small text-ink-3">{t('training:runs.shown', { count: compared.length + 1 })}</span>
        <span className="ml-auto flex gap-1">
          <IconButton label={t('timeline:beside.show')} pressed={beside && hasPair} disabled={!hasPair} onClick={() => setUi({ beside: !beside })}>
            <Columns2 size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('recorder:table.open')} onClick={() => setUi({ runTable: true })}>
            <Table2 size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('training:runs.new')} disabled={cannotTrain || busy} onClick={trainDocument}>
            <Plus size={16} aria-hidden />
          </IconButton>
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        <ul className="flex flex-col gap-0.5 px-2">
          {runs.map((run, index) => (
            <RunRow key={run.id} run={run} selected={run.id === selected.id} dash={compared.indexOf(run.id)} read={index < READ_AHEAD} />
          ))}
        </ul>
        <div className="mx-5 mt-4">
          <IdeaNote idea="weightedDivergence" text={t('recorder:about')} />
        </div>
        {runs.length > 1 && <p className="mx-5 mt-4 text-small text-ink-2">{t('training:runs.about', { unit: t(`training:unitOfOne.${measureOf[selected.task]}`) })}</p>}
      </div>
      <RunDifferences run={selected} />
    </aside>
  );
}
