import type { Failure, Progress, RunStatus, RunSummary } from '../../shared/ipc/contract.ts';

/** How a live run stands, without its metrics (those go to its `RunHistory`). */
export type LiveProgress = Omit<Progress, 'metrics' | 'runId'>;

export interface RunsState {
  /** The document whose runs are shown, and where it lies on disk. */
  readonly documentId: string | null;
  readonly path: string | null;
  readonly loaded: boolean;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** "Run 14": in the order in which they began; a run keeps its number when another is deleted. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Runs on their way to deletion: Undo brings them back. */
  readonly hidden: readonly string[];
  readonly selected: string | null;
  /** Drawn beside the selected one. */
  readonly compared: readonly string[];
  readonly progress: Readonly<Record<string, LiveProgress>>;
  /** Best validation loss so far, nats a judged symbol. */
  readonly best: Readonly<Record<string, number | null>>;
  /** A start was asked for and its run has not begun. */
  readonly starting: boolean;
  /** Why the last request about runs failed. */
  readonly failure: Failure | null;
}

export const noRuns: RunsState = {
  documentId: null,
  path: null,
  loaded: false,
  runs: [],
  numbers: {},
  hidden: [],
  selected: null,
  compared: [],
  progress: {},
  best: {},
  starting: false,
  failure: null,
};

/** At most so many beside the selected one: more dashes cannot be told apart. */
export const COMPARED_LIMIT = 4;

export function isLive(status: RunStatus): boolean {
  return status === 'starting' || status === 'training' || status === 'paused';
}

export function shownRuns(state: RunsState): readonly RunSummary[] {
  return state.hidden.length === 0 ? state.runs : state.runs.filter(({ id }) => !state.hidden.includes(id));
}

/** The run that is being trained, if one is. */
export function liveRun(state: RunsState): RunSummary | null {
  return state.runs.find(({ status }) => isLive(status)) ?? null;
}

export function withList(state: RunsState, runs: readonly RunSummary[]): RunsState {
  const known = new Set(runs.map(({ id }) => id));
  const newer = state.runs.filter(({ id }) => !known.has(id));
  const all = newestFirst([...runs, ...newer]);
  return selectSomething({ ...state, loaded: true, runs: all, numbers: numbered(all, {}) });
}

export function withRun(state: RunsState, run: RunSummary): RunsState {
  if (run.documentId !== state.documentId) return state;
  const isNew = !state.runs.some(({ id }) => id === run.id);
  const runs = newestFirst([run, ...state.runs.filter(({ id }) => id !== run.id)]);
  const progress = { ...state.progress };
  const live = progress[run.id];
  if (live) progress[run.id] = { ...live, status: run.status, step: run.step, steps: run.steps };
  const next = { ...state, runs, progress, numbers: numbered(runs, state.numbers), starting: state.starting && !isNew };
  return isNew && isLive(run.status) ? selectRun(next, run.id) : selectSomething(next);
}

export function withProgress(state: RunsState, progress: Progress): RunsState {
  const run = state.runs.find(({ id }) => id === progress.runId);
  if (!run) return state;
  const { metrics: _metrics, runId, ...live } = progress;
  const next = { ...state, progress: { ...state.progress, [runId]: live } };
  return run.status === live.status ? next : { ...next, runs: state.runs.map((other) => (other === run ? { ...run, status: live.status } : other)) };
}

export function withBest(state: RunsState, runId: string, loss: number | null): RunsState {
  return state.best[runId] === loss ? state : { ...state, best: { ...state.best, [runId]: loss } };
}

/** The selected run is not compared with itself; the one selected before stays on the chart. */
export function selectRun(state: RunsState, runId: string): RunsState {
  if (state.selected === runId) return state;
  const before = state.selected !== null && state.compared.includes(runId) ? [state.selected] : [];
  return { ...state, selected: runId, compared: [...state.compared.filter((id) => id !== runId), ...before].slice(-COMPARED_LIMIT) };
}

export function toggleCompared(state: RunsState, runId: string): RunsState {
  if (state.compared.includes(runId)) return { ...state, compared: state.compared.filter((id) => id !== runId) };
  if (runId === state.selected) return state;
  return { ...state, compared: [...state.compared, runId].slice(-COMPARED_LIMIT) };
}

export function hideRuns(state: RunsState, ids: readonly string[]): RunsState {
  const hidden = [...new Set([...state.hidden, ...ids])];
  return selectSomething({ ...state, hidden, compared: state.compared.filter((id) => !ids.includes(id)) });
}

export function restoreRuns(state: RunsState, ids: readonly string[]): RunsState {
  return selectSomething({ ...state, hidden: state.hidden.filter((id) => !ids.includes(id)) });
}

export function removeRun(state: RunsState, runId: string): RunsState {
  const { [runId]: _progress, ...progress } = state.progress;
  const { [runId]: _best, ...best } = state.best;
  return selectSomething({
    ...state,
    progress,
    best,
    runs: state.runs.filter(({ id }) => id !== runId),
    hidden: state.hidden.filter((id) => id !== runId),
    compared: state.compared.filter((id) => id !== runId),
  });
}

/** There is always a run selected where there is one: the live one, else the newest. */
function selectSomething(state: RunsState): RunsState {
  const shown = shownRuns(state);
  if (state.selected !== null && shown.some(({ id }) => id === state.selected)) return state;
  const selected = (shown.find(({ status }) => isLive(status)) ?? shown[0])?.id ?? null;
  return { ...state, selected, compared: state.compared.filter((id) => id !== selected) };
}

/** Numbers for runs that have none yet, oldest first, above those given. */
function numbered(runs: readonly RunSummary[], given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const without = runs.filter(({ id }) => given[id] === undefined).reverse();
  if (without.length === 0) return given;
  const most = Math.max(0, ...Object.values(given));
  return { ...given, ...Object.fromEntries(without.map(({ id }, index) => [id, most + index + 1])) };
}

function newestFirst(runs: readonly RunSummary[]): readonly RunSummary[] {
  return [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
}
