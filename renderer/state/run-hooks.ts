import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { DatasetFacts, RunSummary } from '../../shared/ipc/contract.ts';
import { t } from '../../shared/i18n/index.ts';
import { request } from '../app/api.ts';
import { sourceNode } from './run-document.ts';
import type { HistoryPart, RunHistory } from './run-history.ts';
import { isLive, type LiveProgress, type RunsState } from './run-reducers.ts';
import { historyOf, readHistory, useRunStore } from './run-store.ts';

/** The history of a run; its component is drawn again only when the given part changes. Reads the record if need be. */
export function useHistory(runId: string, part: HistoryPart): RunHistory {
  const history = historyOf(runId);
  const subscribe = useCallback(
    (listener: () => void) => history.subscribe((changed) => (changed === part || changed === 'record') && listener()),
    [history, part],
  );
  const snapshot = () => history.version(part) + 1e6 * history.version('record');
  useSyncExternalStore(subscribe, snapshot);
  useEffect(() => void readHistory(runId), [runId]);
  return history;
}

const selectedRun = (state: RunsState): RunSummary | null => state.runs.find(({ id }) => id === state.selected) ?? null;

export function useSelectedRun(): RunSummary | null {
  return useRunStore(selectedRun);
}

/** Runs of the document, newest first. */
export function useShownRuns(): readonly RunSummary[] {
  return useRunStore((state) => state.runs);
}

export function useProgress(runId: string): LiveProgress | null {
  return useRunStore((state) => state.progress[runId] ?? null);
}

/** The newest step of a run. */
export function newestStep({ progress }: Pick<RunsState, 'progress'>, { id, status, step }: RunSummary): number {
  return isLive(status) ? (progress[id]?.step ?? step) : step;
}

/** The 14 of "Run 14". */
export function useRunNumber(run: RunSummary): number {
  return useRunStore((state) => state.numbers[run.id] ?? 0);
}

/** What a run is called: by the user, or "Run 14". */
export function runName({ id, name }: Pick<RunSummary, 'id' | 'name'>, numbers: Readonly<Record<string, number>>): string {
  return name || t('training:run.name', { number: numbers[id] ?? 0 });
}

export function useRunName(run: RunSummary): string {
  return useRunStore((state) => runName(run, state.numbers));
}

// By the document that a run keeps: what was counted goes with it.
const datasets = new WeakMap<UnrollDocument, Promise<DatasetFacts>>();

/** What the engine counts in the data a run learned from; null until it is known. */
export function useDataset(runId: string): DatasetFacts | null {
  const { document } = useHistory(runId, 'record');
  const path = useRunStore((state) => state.path);
  const [dataset, setDataset] = useState<DatasetFacts | null>(null);
  useEffect(() => {
    const node = document && sourceNode(document);
    const source = document?.data.find(({ id }) => id === node?.params['corpus'] || id === node?.params['table']);
    if (!node || !source) return;
    let current = true;
    const kind = node.kind === 'pairs' ? 'pairs' : 'text';
    const asked = datasets.get(document) ?? request('data.describe', { source, kind, params: node.params, documentPath: path });
    datasets.set(document, asked);
    asked.then(
      (facts) => current && setDataset(facts),
      // Data that is gone only costs the reference line; training again says what is wrong with it.
      () => datasets.delete(document),
    );
    return () => {
      current = false;
    };
  }, [document, path]);
  return dataset;
}

/** The drawings that runs were trained from, by id, as far as they have been read. */
export function useRunDocuments(ids: readonly string[]): ReadonlyMap<string, UnrollDocument> {
  const key = ids.join(' ');
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = idsOf(key).map((id) => historyOf(id).subscribe((part) => part === 'record' && listener()));
      return () => stops.forEach((stop) => stop());
    },
    [key],
  );
  const read = useSyncExternalStore(subscribe, () => idsOf(key).filter((id) => historyOf(id).document !== null).join(' '));
  useEffect(() => idsOf(key).forEach((id) => void readHistory(id)), [key]);
  return useMemo(
    () => new Map(idsOf(read).flatMap((id): [string, UnrollDocument][] => (historyOf(id).document ? [[id, historyOf(id).document as UnrollDocument]] : []))),
    [read],
  );
}

function idsOf(key: string): string[] {
  return key === '' ? [] : key.split(' ');
}
