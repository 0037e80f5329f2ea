import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { divergencesOf, measureOf } from '../../shared/nodes/divergence.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { FigureMenu } from '../figure/figure-menu.tsx';
import { readInk } from '../figure/svg-page.ts';
import { guessingLoss } from '../state/run-document.ts';
import { useDataset, useRunDocuments, useRunName } from '../state/run-hooks.ts';
import { goLive, momentOf, setMoment, useMomentStore, type Moment } from '../state/moment-store.ts';
import { historyOf } from '../state/run-store.ts';
import { isLive } from '../state/run-reducers.ts';
import { Segmented } from '../ui/segmented.tsx';
import { curvesCsv, curvesSvg } from './curves-figure.ts';
import { LossPlot, type PlotEvents } from './loss-plot.ts';
import { MomentBar } from './moment-bar.tsx';
import { useLineage } from './use-lineage.ts';
import { useComparedLabels } from './run-labels.ts';
import { readColour } from './theme-colours.ts';
import { useLanguage, useTextMemo } from '../ui/use-text-memo.ts';

/** Loss over steps of the selected run, beside the compared ones. */
export function LossChart({ run }: { readonly run: RunSummary }) {
  const [scale, setScale] = useState<'linear' | 'log'>('linear');
  return (
    <section aria-label={t('training:chart.title')} className="flex min-h-64 flex-1 shrink-0 flex-col">
      <header className="@container flex h-12 shrink-0 items-center gap-2 px-4">
        {/* A loss is never without its unit: where there is no room beside the title it stands below. */}
        <div className="flex min-w-min flex-wrap items-baseline gap-x-2">
          <h2 className="whitespace-nowrap">{t('training:chart.title')}</h2>
          <span className="truncate text-small text-ink-3">{t(`training:unitOfOne.${measureOf[run.task]}`)}</span>
        </div>
        <span className="flex-1" />
        <Legend />
        <Segmented
          label={t('training:chart.scale')}
          size="sm"
          value={scale}
          onChange={setScale}
          options={[
            { value: 'linear', label: t('training:chart.linear') },
            { value: 'log', label: t('training:chart.log') },
          ]}
        />
        <ChartMenu run={run} scale={scale} />
      </header>
      <Plot key={useLanguage()} run={run} scale={scale} />
      <MomentBar run={run} />
    </section>
  );
}

function Plot({ run, scale }: { readonly run: RunSummary; readonly scale: 'linear' | 'log' }) {
  const host = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const plot = useRef<LossPlot | null>(null);
  const compared = useComparedLabels(run);
  const dataset = useDataset(run.id);
  const guessing = useMemo(() => guessingLoss(dataset), [dataset]);
  const { id } = run;
  const lineage = useLineage(run);
  const document = useRunDocuments([id]).get(id);
  const divergences = useTextMemo(() => {
    const all = document ? divergencesOf(document.graph).map(({ node }) => ({ node: node.id, label: nodeTitle(node) })) : [];
    return all.length > 1 ? all : [];
  }, [document]);
  const live = isLive(run.status);
  const steps = live ? run.steps : 1;

  useEffect(() => {
    if (!host.current) return;
    const events: PlotEvents = {
      say(text, step) {
        slider.current?.setAttribute('aria-valuetext', text);
        slider.current?.setAttribute('aria-valuenow', String(Math.round(step)));
      },
      choose: (step) => setMoment(id, step),
    };
    const lines = [
      ...divergences.map(({ node, label }) => ({ history: historyOf(id).branch(node), label })),
      ...compared.map(({ id: other, label }) => ({ history: historyOf(other), label })),
    ];
    const plotted = new LossPlot(host.current, { history: historyOf(id), compared: lines, steps, live, scale, guessing, lineage }, events);
    plot.current = plotted;
    const follow = (moment: Moment): void => plotted.showMoment(momentOf(moment, id));
    follow(useMomentStore.getState());
    const stop = useMomentStore.subscribe(follow);
    return () => {
      stop();
      plotted.destroy();
    };
  }, [id, steps, live, compared, divergences, scale, guessing, lineage]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return goLive();
    const share = { ArrowLeft: -0.01, ArrowRight: 0.01, ArrowDown: -0.01, ArrowUp: 0.01, PageDown: -0.1, PageUp: 0.1, Home: -Infinity, End: Infinity }[event.key];
    if (share === undefined) return;
    event.preventDefault();
    plot.current?.move(share * (event.shiftKey ? 5 : 1));
  };

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label={t('recorder:slider')}
      aria-valuemin={0}
      aria-valuemax={run.steps}
      aria-valuenow={run.step}
      aria-valuetext={t('training:chart.hint')}
      onKeyDown={onKeyDown}
      className="focus-inset relative mr-1 mb-1 ml-2 min-h-40 flex-1 rounded-control"
    >
      <div ref={host} className="absolute inset-0" />
    </div>
  );
}

function ChartMenu({ run, scale }: { readonly run: RunSummary; readonly scale: 'linear' | 'log' }) {
  const name = useRunName(run);
  const compared = useComparedLabels(run);
  const title = t('training:chart.title');
  const selected = { name, history: historyOf(run.id) };
  const others = compared.map(({ id, label }) => ({ name: label, history: historyOf(id) }));
  const csv = () => curvesCsv([selected, ...others]);
  const svg = () => curvesSvg({ title, unit: t(`training:unitOfOne.${measureOf[run.task]}`), selected, compared: others, scale, ink: readInk(), main: readColour('divergence') });
  return <FigureMenu label={title} figure={{ name: `${run.title} ${title}`, svg, csv }} />;
}

function Legend() {
  return (
    <span aria-hidden className="mr-1 hidden items-center gap-3.5 text-small whitespace-nowrap text-ink-2 @min-[480px]:flex">
      <span className="flex items-center gap-1.5">
        <svg width="22" height="10" className="text-divergence" fill="none" stroke="currentColor">
          <path d="M0 6l3-3 3 4 3-5 3 4 3-3 3 4 4-3" opacity=".45" />
          <path d="M0 5h22" strokeWidth="2" />
        </svg>
        {t('training:chart.training')}
      </span>
      <span className="flex items-center gap-1.5">
        <svg width="22" height="10" className="text-divergence" fill="none" stroke="currentColor" strokeWidth="1.6">
          <circle cx="5" cy="5" r="2.6" />
          <circle cx="17" cy="5" r="2.6" />
        </svg>
        {t('training:chart.validation')}
      </span>
    </span>
  );
}
