import { useEffect } from 'react';
import { momentOf, setMoment, setPlaying, useMomentStore } from '../state/moment-store.ts';

/** Seconds for a whole run, however long. */
const SECONDS = 12;

/** While the moment plays, it moves on from where it is (from the start, where it is at the end) to the newest step. */
export function usePlayer(runId: string, first: number, newest: number): void {
  const playing = useMomentStore((state) => state.playing && state.run === runId);
  useEffect(() => {
    if (!playing) return;
    const at = momentOf(useMomentStore.getState(), runId);
    let step = at === null || at >= newest ? first : at;
    let before: number | null = null;
    let frame = 0;
    const tick = (now: number): void => {
      step = Math.min(newest, step + ((newest - first) * (now - (before ?? now))) / (1000 * SECONDS));
      before = now;
      setMoment(runId, Math.round(step));
      if (step >= newest) setPlaying(runId, false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, runId, first, newest]);
}
