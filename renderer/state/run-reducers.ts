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

export function removeRun(state: RunsState, runId: string): RunsState {
  const { [runId]: _progress, ...progress } = state.progress;
  const { [runId]: _best, ...best } = state.best;
  return selectSomething({
    ...state,
    progress,
    best,
    runs: state.runs.filter(({ id }) => id !== runId),
    compared: state.compared.filter((id) => id !== runId),
  });
}

/** There is always a run selected where there is one: the live one, else the newest. */
function selectSomething(state: RunsState): RunsState {
  if (state.selected !== null && state.runs.some(({ id }) => id === state.selected)) return state;
  const selected = (liveRun(state) ?? state.runs[0])?.id ?? null;
  return { ...state, selected, compared: state.compared.filter((id) => id !== selected) };
}

/** A run's own number, or, for one of an older Unroll, the first that is free, oldest first. */
function numbered(runs: readonly RunSummary[], given: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const own = runs.flatMap(({ id, number }): [string, number][] => (number === null ? [] : [[id, number]]));
  const without = runs.filter(({ id, number }) => number === null && given[id] === undefined).reverse();
  if (without.length === 0 && own.every(([id, number]) => given[id] === number)) return given;
  const known = { ...given, ...Object.fromEntries(own) };
  const used = new Set(Object.values(known));
  let next = 1;
  for (const { id } of without) {
    while (used.has(next)) next++;
    known[id] = next;
    used.add(next);
  }
  return known;
}

function newestFirst(runs: readonly RunSummary[]): readonly RunSummary[] {
  return [...runs].sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0));
}
