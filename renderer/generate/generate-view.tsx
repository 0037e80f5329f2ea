import { t } from '../../shared/i18n/index.ts';
import { useSelectedRun } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';
import { TrainEmpty } from '../training/train-empty.tsx';
import { AnswerView } from './answer-view.tsx';
import { TextView } from './text-view.tsx';

/** Uses what a run has learned: continues a text, or answers a question. */
export function GenerateView() {
  const run = useSelectedRun();
  const loaded = useRunStore((state) => state.loaded);
  if (!run) return loaded ? <TrainEmpty title={t('training:generate.emptyTitle')} text={t('training:generate.emptyText')} /> : null;
  return <div className="h-full min-h-0 bg-surface">{run.task === 'answer' ? <AnswerView key={run.documentId} run={run} /> : <TextView key={run.documentId} run={run} />}</div>;
}
