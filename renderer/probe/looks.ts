import { useEffect } from 'react';
import { create } from 'zustand';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { isLive } from '../state/run-reducers.ts';
import { useRunStore } from '../state/run-store.ts';
import { LookPace } from './look-pace.ts';

/** The steps at which runs that train were looked at last, by run: all views of a run show the same moment, and are drawn again when it moves on. */
const useLooks = create<Readonly<Record<string, number>>>(() => ({}));

/** How far a run is for views of it: exactly where it rests, as of the last look while it trains. */
export function useLook(run: RunSummary | null): number {
  const id = run && isLive(run.status) && run.status !== 'paused' ? run.id : null;
  const looked = useLooks((steps) => (id === null ? undefined : steps[id]));
  useEffect(() => (id === null ? undefined : watch(id)), [id]);
  return looked ?? run?.step ?? 0;
}

/** A user wants to see something else of a run: what views show of it is of now, without waiting for the next look. */
export function lookAgain(runId: string): void {
  const watched = runs.get(runId);
  if (watched && watched.views > 0 && watched.pace.isOld(performance.now())) look(runId, watched);
}

/** What a question about a run that trains took of its time, milliseconds. */
export function spendLook(runId: string, took: number): void {
  runs.get(runId)?.pace.spend(took);
}

interface Watched {
  readonly pace: LookPace;
  views: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const runs = new Map<string, Watched>();

/** As long as views are there, one clock a run says when it is looked at. */
function watch(runId: string): () => void {
  const watched: Watched = runs.get(runId) ?? { pace: new LookPace(), views: 0, timer: undefined };
  runs.set(runId, watched);
  if (++watched.views === 1) {
    if (watched.pace.isOld(performance.now())) look(runId, watched);
    else wait(runId, watched);
  }
  return () => {
    if (--watched.views === 0) clearTimeout(watched.timer);
  };
}

function wait(runId: string, watched: Watched): void {
  clearTimeout(watched.timer);
  // What the look costs is known when its questions are answered: then there may be more to wait.
  const left = Math.max(SHORTEST, watched.pace.left(performance.now()));
  watched.timer = setTimeout(() => (watched.pace.left(performance.now()) > 0 ? wait(runId, watched) : look(runId, watched)), left);
}

const SHORTEST = 100;

function look(runId: string, watched: Watched): void {
  const step = useRunStore.getState().progress[runId]?.step;
  watched.pace.look(performance.now());
  if (step !== undefined) useLooks.setState({ [runId]: step });
  wait(runId, watched);
}
