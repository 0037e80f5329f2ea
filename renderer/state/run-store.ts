import { create } from 'zustand';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { UserError } from '../../shared/errors.ts';
import type { Failure, RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { t } from '../../shared/i18n/index.ts';
import { listen, logError, reportError, request } from '../app/api.ts';
import { bestLoss, RunHistory } from './run-history.ts';
import * as reduce from './run-reducers.ts';
import { showToast, useToastStore } from './toast-store.ts';

/** Runs of the current document. What they measure lies in their `RunHistory`, outside React. */
export const useRunStore = create<reduce.RunsState>(() => reduce.noRuns);

const histories = new Map<string, RunHistory>();

function update(change: (state: reduce.RunsState) => reduce.RunsState): void {
  useRunStore.setState(change);
}

/** What was measured in a run; made empty where nothing is known yet. */
export function historyOf(runId: string): RunHistory {
  const known = histories.get(runId);
  if (known) return known;
  const run = useRunStore.getState().runs.find(({ id }) => id === runId);
  const steps = run?.steps ?? 1_000;
  const made = new RunHistory(steps, Math.ceil(steps / 20));
  histories.set(runId, made);
  return made;
}

let connected = false;

/** Listens to the main process; once for the life of the window. */
export function connectRuns(): void {
  if (connected) return;
  connected = true;
  listen('run.changed', (run) => update((state) => reduce.withRun(state, run)));
  listen('run.progress', (progress) => {
    if (!isListed(progress.runId)) return;
    historyOf(progress.runId).addMetrics(progress.metrics);
    update((state) => reduce.withProgress(state, progress));
  });
  listen('run.validation', ({ runId, validation }) => {
    if (!isListed(runId)) return;
    historyOf(runId).addValidation(validation);
    rememberBest(runId);
  });
  listen('run.sample', ({ runId, sample }) => isListed(runId) && historyOf(runId).addSample(sample));
  listen('run.checkpoint', ({ runId, step }) => isListed(runId) && historyOf(runId).addCheckpoint(step));
}

/** Shows the runs of a document; the shell calls it when another is opened. `path` follows a save. */
export async function openRuns(documentId: string, path: string | null): Promise<void> {
  connectRuns();
  if (useRunStore.getState().documentId === documentId) {
    update((state) => (state.path === path ? state : { ...state, path }));
    return;
  }
  await deleteHidden();
  histories.clear();
  update(() => ({ ...reduce.noRuns, documentId, path }));
  try {
    const runs = await request('runs.list', { documentId });
    if (useRunStore.getState().documentId !== documentId) return;
    update((state) => reduce.withList(state, runs));
  } catch (error) {
    fail(error);
    update((state) => ({ ...state, loaded: true }));
  }
}

/** Reads a run's record where that has not been done; nothing is thrown, the history says how it went. */
export async function readHistory(runId: string): Promise<void> {
  const history = historyOf(runId);
  if (history.read !== 'no') return;
  history.setRead('reading');
  try {
    history.load(await request('runs.read', { runId }));
    rememberBest(runId);
  } catch (error) {
    if (!(error instanceof UserError)) logError(error);
    history.setRead('failed');
  }
}

/** Trains the drawing from its beginning, as a new run. */
export async function startTraining(document: UnrollDocument, path: string | null): Promise<void> {
  await openRuns(document.id, path);
  if (useRunStore.getState().starting) return;
  update((state) => ({ ...state, starting: true, failure: null }));
  try {
    const run = await request('runs.start', { document, documentPath: path });
    // Its first events may have come before, and they know more.
    if (!isListed(run.id)) update((state) => reduce.withRun(state, run));
    const history = historyOf(run.id);
    if (history.read === 'no') {
      history.load({ summary: run, document, metrics: [], validations: [], samples: [], checkpoints: [] });
    }
  } catch (error) {
    fail(error);
  } finally {
    update((state) => ({ ...state, starting: false }));
  }
}

export type RunCommand = 'pause' | 'resume' | 'stop' | 'checkpoint';

/** Asks the engine; what becomes of it arrives as events. */
export async function commandRun(runId: string, command: RunCommand): Promise<void> {
  update((state) => ({ ...state, failure: null }));
  try {
    await request(`runs.${command}`, { runId });
  } catch (error) {
    reportError(error, t(`training:commandFailed.${command}`));
  }
}

export function selectRun(runId: string): void {
  update((state) => ({ ...reduce.selectRun(state, runId), failure: null }));
}

export function toggleCompared(runId: string): void {
  update((state) => reduce.toggleCompared(state, runId));
}

export function dismissFailure(): void {
  update((state) => ({ ...state, failure: null }));
}

/** Takes runs out of sight and offers Undo; they are deleted from the disk when the offer is gone. */
export function deleteRuns(ids: readonly string[], names: string): void {
  update((state) => reduce.hideRuns(state, ids));
  const toast = showToast({
    tone: 'info',
    title: t('training:deleted.title', { count: ids.length, name: names }),
    text: t('training:deleted.text', { count: ids.length }),
    actions: [{ label: t('training:deleted.undo'), run: () => update((state) => reduce.restoreRuns(state, ids)) }],
  });
  const stop = useToastStore.subscribe(({ toasts }) => {
    if (toasts.some(({ id }) => id === toast)) return;
    stop();
    void deleteHidden(ids);
  });
}

async function deleteHidden(ids: readonly string[] = useRunStore.getState().hidden): Promise<void> {
  for (const runId of ids) {
    if (!useRunStore.getState().hidden.includes(runId)) continue;
    try {
      await request('runs.delete', { runId });
      histories.delete(runId);
      update((state) => reduce.removeRun(state, runId));
    } catch (error) {
      update((state) => reduce.restoreRuns(state, [runId]));
      reportError(error, t('training:deleted.failed'));
    }
  }
}

/** The run that is being trained, for the top bar; `share` in whole hundredths, so that it seldom changes. */
export function useActiveRun(): { readonly run: RunSummary; readonly status: RunStatus; readonly share: number } | null {
  const run = useRunStore(reduce.liveRun);
  const share = useRunStore((state) => {
    const live = run ? (state.progress[run.id] ?? run) : null;
    return live && live.steps > 0 ? Math.floor((100 * live.step) / live.steps) / 100 : 0;
  });
  return run ? { run, status: run.status, share } : null;
}

function isListed(runId: string): boolean {
  return useRunStore.getState().runs.some(({ id }) => id === runId);
}

function rememberBest(runId: string): void {
  const best = bestLoss(historyOf(runId).validations);
  update((state) => reduce.withBest(state, runId, best));
}

function fail(error: unknown): void {
  if (!(error instanceof UserError)) logError(error);
  const failure: Failure = error instanceof UserError ? { key: error.key, args: { ...error.args } } : { key: 'errors:unexpected', args: {} };
  update((state) => ({ ...state, failure }));
}
