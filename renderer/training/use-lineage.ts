import { useEffect } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { runName } from '../state/run-hooks.ts';
import { historyOf, readHistory, useRunStore } from '../state/run-store.ts';
import type { PlotInput } from './loss-plot.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

/** The run that a fork began from, for its chart; null for other runs, and where it was deleted. */
export function useLineage({ parent }: RunSummary): PlotInput['lineage'] {
  const from = useRunStore((state) => state.runs.find(({ id }) => id === parent?.run)) ?? null;
  const name = useRunStore((state) => (from ? runName(from, state.numbers) : ''));
  const [runId, step] = [from?.id ?? null, parent?.step ?? 0];
  useEffect(() => void (runId !== null && readHistory(runId)), [runId]);
  return useTextMemo(() => (runId === null ? null : { history: historyOf(runId), until: step, label: t('recorder:from', { name }) }), [runId, step, name]);
}
