import { useEffect } from 'react';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { momentOf, setMoment, setPlaying, useMomentStore } from '../state/moment-store.ts';
import { newestStep } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';

/** Seconds for a whole run, however long. */
const SECONDS = 12;

/** While the moment plays, it moves on from where it is (from the start, where it is at the end) to the newest step. */
export function usePlayer(run: RunSummary, first: number): void {
  const runId = run.id;
  const playing = useMomentStore((state) => state.playing && state.run === runId);
  useEffect(() => {
    if (!playing) return;
    const newestNow = (): number => newestStep(useRunStore.getState(), run);
    const at = momentOf(useMomentStore.getState(), runId);
    let step = at === null || at >= newestNow() ? first : at;
    let before: number | null = null;
    let frame = 0;
    const tick = (now: number): void => {
      const newest = newestNow();
      step = Math.min(newest, step + ((newest - first) * (now - (before ?? now))) / (1000 * SECONDS));
      before = now;
      setMoment(runId, Math.round(step));
      if (step >= newest) setPlaying(runId, false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, run, runId, first]);
}
