import { useEffect } from 'react';
import { setSubject, useSubjectStore } from '../probe/subject-store.ts';
import { setUnrolled, useUnrolledStore } from '../state/unrolled-store.ts';

/** The timestep of the playhead within a sequence. */
export function usePlayhead(length: number): number {
  return useSubjectStore(({ t }) => within(t, length));
}

/** Whether it is at a timestep: who asks is drawn again only where it comes and goes. */
export function useIsNow(at: number, length: number): boolean {
  return useSubjectStore(({ t }) => within(t, length) === at);
}

/** The timestep, asked once. */
export function playheadNow(length: number): number {
  return within(useSubjectStore.getState().t, length);
}

function within(t: number, length: number): number {
  return Math.min(Math.max(1, length), Math.max(1, t));
}

export function goTo(t: number, length: number): void {
  const kept = within(t, length);
  if (useSubjectStore.getState().t !== kept) setSubject({ t: kept });
}

/** Calls when it has moved, before anything is drawn. */
export function onPlayhead(length: number, moved: (t: number) => void): () => void {
  return useSubjectStore.subscribe(({ t }, { t: before }) => t !== before && moved(within(t, length)));
}

/** What a key does to the playhead; null: nothing. */
export function playheadAfter(code: string, t: number, length: number): number | null {
  switch (code) {
    case 'ArrowLeft':
      return Math.max(1, t - 1);
    case 'ArrowRight':
      return Math.min(length, t + 1);
    case 'PageUp':
      return Math.min(length, t + 10);
    case 'PageDown':
      return Math.max(1, t - 10);
    case 'Home':
      return 1;
    case 'End':
      return length;
    default:
      return null;
  }
}

/** Seconds for a whole sequence, but no timestep faster or slower than can be followed. */
const WHOLE = 12;

/** While it plays, the playhead goes on to the end; from the end it begins again. */
export function usePlaying(length: number): void {
  const playing = useUnrolledStore((state) => state.playing);
  useEffect(() => {
    if (!playing || length < 1) return;
    if (useSubjectStore.getState().t >= length) setSubject({ t: 1 });
    const pace = Math.min(700, Math.max(60, (1000 * WHOLE) / length));
    const timer = setInterval(() => {
      const { t } = useSubjectStore.getState();
      if (t >= length) setUnrolled({ playing: false });
      else setSubject({ t: t + 1 });
    }, pace);
    return () => clearInterval(timer);
  }, [playing, length]);
}
