import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { useSelectedRun } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { pairOf, type Pair } from '../beside/pair.ts';
import { BesideView } from '../beside/beside-view.tsx';
import { AccuracyPanel } from './accuracy-panel.tsx';
import { LossChart } from './loss-chart.tsx';
import { RunHeader } from './run-header.tsx';
import { RunList } from './run-list.tsx';
import { RunTable } from './run-table.tsx';
import { RunNotice, Starting, StartFailed } from './run-notice.tsx';
import { SamplesPanel } from './samples-panel.tsx';
import { StripsPanel } from './strips-panel.tsx';
import { TrainEmpty } from './train-empty.tsx';

/** Training mode: the runs of the document, their curves, their divergence through time and what they write. */
export function TrainView() {
  return (
    <div className="h-full min-h-0 overflow-hidden bg-surface">
      <Runs />
    </div>
  );
}

function Runs() {
  const run = useSelectedRun();
  const loaded = useRunStore((state) => state.loaded);
  const starting = useRunStore((state) => state.starting);
  const failure = useRunStore((state) => state.failure);
  const rows = useStripRows();
  const table = useUiStore((state) => state.runTable);
  const pair = usePair();
  if (!run) {
    if (starting) return <Alone>{<Starting />}</Alone>;
    if (failure) return <Alone>{<StartFailed failure={failure} />}</Alone>;
    return loaded ? <TrainEmpty title={t('training:empty.title')} text={t('training:empty.text')} /> : null;
  }
  if (table)
    return (
      <div className="flex h-full min-h-0 flex-col overflow-y-auto">
        <RunHeader run={run} />
        <RunNotice run={run} />
        <LossChart run={run} />
        <RunTable selected={run} onClose={() => setUi({ runTable: false })} />
      </div>
    );
  if (pair)
    return (
      <div className="grid h-full min-h-0 grid-cols-[minmax(200px,272px)_minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] max-[800px]:flex max-[800px]:flex-col max-[800px]:overflow-y-auto">
        <div className="col-span-2">
          <RunNotice run={run} />
        </div>
        <RunList selected={run} />
        <BesideView key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
      </div>
    );
  return (
    <div className="flex h-full min-h-0 flex-col max-[800px]:overflow-y-auto">
      <RunHeader run={run} />
      {/* In a narrow window (1280 px at 200 %) all stands below each other and scrolls as one. */}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(200px,272px)_minmax(0,1fr)_minmax(240px,384px)] max-[1040px]:grid-cols-[232px_minmax(0,1fr)] max-[1040px]:grid-rows-[3fr_2fr] max-[1040px]:*:first:row-span-2 max-[800px]:flex max-[800px]:flex-none max-[800px]:flex-col">
        <RunList selected={run} />
        <div className="flex min-h-0 min-w-0 flex-col overflow-y-auto max-[800px]:shrink-0 max-[800px]:overflow-visible">
          <RunNotice run={run} />
          <LossChart run={run} />
          <StripsPanel run={run} rows={rows} />
        </div>
        <aside aria-label={t('recorder:samples.panel')} className="flex min-h-0 flex-col border-l border-line max-[1040px]:border-t max-[1040px]:border-l-0 max-[800px]:shrink-0">
          {run.task === 'answer' && <AccuracyPanel run={run} />}
          <SamplesPanel run={run} />
        </aside>
      </div>
    </div>
  );
}

/** The two that are looked at beside each other, where that is wanted and there are two. */
function usePair(): Pair | null {
  const wanted = useUiStore((state) => state.beside);
  const runs = useRunStore((state) => state.runs);
  const selected = useRunStore((state) => state.selected);
  const compared = useRunStore((state) => state.compared);
  return useMemo(() => (wanted ? pairOf({ runs, selected, compared }) : null), [wanted, runs, selected, compared]);
}

function Alone({ children }: { readonly children: ReactNode }) {
  return (
    <div className="h-full bg-canvas">
      <div className="mx-auto grid h-full max-w-130 content-center">{children}</div>
    </div>
  );
}

/** As many strips as leave the curves half of the window. */
function useStripRows(): number {
  const [height, setHeight] = useState(window.innerHeight);
  useEffect(() => {
    const onResize = (): void => setHeight(window.innerHeight);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return Math.min(14, Math.max(4, Math.round((height - 560) / 40)));
}
