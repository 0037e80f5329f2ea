import { t } from '../../shared/i18n/index.ts';
import { useSelectedRun } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { TrainEmpty } from '../training/train-empty.tsx';
import { AnswerView } from './answer-view.tsx';
import { ForecastView } from './forecast-view.tsx';
import { TextView } from './text-view.tsx';

const views = { answer: AnswerView, forecast: ForecastView, 'next-symbol': TextView } as const;

/** Uses what a run has learned: continues a text or a series, or answers a question. */
export function GenerateView() {
  const run = useSelectedRun();
  const loaded = useRunStore((state) => state.loaded);
  if (!run) return loaded ? <TrainEmpty title={t('training:generate.emptyTitle')} text={t('training:generate.emptyText')} /> : null;
  const View = views[run.task];
  return <div className="h-full min-h-0 bg-surface"><View key={run.documentId} run={run} /></div>;
}
