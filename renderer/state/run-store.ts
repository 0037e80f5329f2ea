import { create } from 'zustand';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { RequestInput, RunStatus, RunSummary } from '../../shared/ipc/contract.ts';
import { t } from '../../shared/i18n/index.ts';
import { failureOf, listen, logUnexpected, reportError, request } from '../app/api.ts';
import { useDocumentStore } from './document-store.ts';
import { bestLoss, RunHistory } from './run-history.ts';
import * as reduce from './run-reducers.ts';
import { showToast } from './toast-store.ts';

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
  listen('run.alike', ({ runId, alike }) => isListed(runId) && historyOf(runId).addAlike(alike));
  listen('run.checkpoint', ({ runId, recorded }) => isListed(runId) && historyOf(runId).setCheckpoints(recorded));
}

/** Shows the runs of a document; the shell calls it when another is opened. `path` follows a save. */
export async function openRuns(documentId: string, path: string | null): Promise<void> {
  connectRuns();
  if (useRunStore.getState().documentId === documentId) {
    update((state) => (state.path === path ? state : { ...state, path }));
    return;
  }
  histories.clear();
  update(() => ({ ...reduce.noRuns, documentId, path }));
  try {
    const runs = await request('runs.list', { documentId });
    if (useRunStore.getState().documentId !== documentId) return;
    update((state) => reduce.withList(state, runs));
  } catch (error) {
    const failure = failureOf(error);
    update((state) => (state.documentId === documentId ? { ...state, failure, loaded: true } : state));
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
    logUnexpected(error);
    history.setRead('failed');
  }
}

export type StartOptions = Pick<RequestInput<'runs.start'>, 'from' | 'beside' | 'alike'>;

/**
 * Trains a drawing as a new run: from its beginning, or `from` a recorded moment of another; `beside` marks the run that it is to
 * be compared with (both train in turns). Gives the new run; null: it did not start, and the store says why.
 */
export async function startTraining(document: UnrollDocument, path: string | null, options: StartOptions = {}): Promise<RunSummary | null> {
  // The window may show another document by now: then that one's runs stay in view.
  if (useDocumentStore.getState().document?.id === document.id) await openRuns(document.id, path);
  if (useRunStore.getState().starting) return null;
  update((state) => ({ ...state, starting: true, failure: null }));
  try {
    const run = await request('runs.start', { document, documentPath: path, ...options });
    // Its first events may have come before, and they know more.
    if (!isListed(run.id)) update((state) => reduce.withRun(state, run));
    const history = historyOf(run.id);
    if (history.read === 'no') {
      history.load({ summary: run, document, metrics: [], validations: [], samples: [], alike: [], checkpoints: [] });
    }
    return run;
  } catch (error) {
    fail(error);
    return null;
  } finally {
    update((state) => ({ ...state, starting: false }));
  }
}

/**
 * Trains a drawing beside a run, both in turns. A run that starts is the selected one; here the first stays in its place. Where the new
 * one does not start, the store still says why.
 */
export async function startBeside(first: RunSummary, document: UnrollDocument, path: string | null, options: Omit<StartOptions, 'beside'> = {}): Promise<RunSummary | null> {
  const second = await startTraining(document, path, { ...options, beside: first.id });
  if (second && isListed(first.id)) selectRun(first.id);
  return second;
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

/** Puts runs aside, to be brought back by Undo or within 30 days. */
export async function deleteRuns(ids: readonly string[], names: string): Promise<void> {
  const gone: string[] = [];
  for (const runId of ids) {
    try {
      await request('runs.delete', { runId });
      gone.push(runId);
      histories.delete(runId);
      update((state) => reduce.removeRun(state, runId));
    } catch (error) {
      reportError(error, t('training:deleted.failed'));
    }
  }
  if (gone.length === 0) return;
  showToast({
    tone: 'info',
    title: t('training:deleted.title', { count: gone.length, name: names }),
    text: t('training:deleted.text', { count: gone.length }),
    actions: [{ label: t('training:deleted.undo'), run: () => void restoreRuns(gone) }],
  });
}

/** They come back by event. */
export async function restoreRuns(ids: readonly string[]): Promise<void> {
  for (const runId of ids) {
    try {
      await request('runs.restore', { runId });
    } catch (error) {
      reportError(error, t('training:deleted.notRestored'));
    }
  }
}

/** The user's own name of a run, or its star; both arrive by event. */
export async function labelRun(runId: string, label: { readonly name?: string; readonly starred?: boolean }): Promise<void> {
  try {
    await request('runs.label', { runId, ...label });
  } catch (error) {
    reportError(error, t('training:runs.notLabelled'));
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
  const failure = failureOf(error);
  update((state) => ({ ...state, failure }));
}
