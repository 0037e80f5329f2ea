import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { provideCommands } from '../app/commands.ts';
import { setUnrolled, useUnrolledStore } from '../state/unrolled-store.ts';
import { boardOf } from './board.ts';
import { fittingPitch, zoomedPitch } from './lane-layout.ts';

/** Of one step by key or menu. */
const STEP = 1.25;

/**
 * Zooming in the unrolled form: the timesteps stand closer or wider, and show as much as they have room for. What is in the middle of the view, or
 * under the pointer, stays there. Gives the pixels from timestep to timestep that were asked for; null: as many as suit the window.
 */
export function useTimeZoom(scroller: RefObject<HTMLElement | null>, length: number, width: number): number | null {
  const wanted = useUnrolledStore((state) => state.pitch);
  const { pitch } = boardOf(length, width, wanted);
  /** A place in time and where it stands, from the left edge of the columns in view. */
  const held = useRef<{ readonly time: number; readonly at: number } | null>(null);

  useEffect(() => {
    const place = scroller.current;
    if (!place || length === 0) return;
    const room = (): number => place.clientWidth - headsOf(place);
    const zoomTo = (next: number | null, at = room() / 2): void => {
      held.current = { time: (place.scrollLeft + at) / pitch, at };
      setUnrolled({ pitch: next });
    };
    const by = (factor: number, at?: number): void => zoomTo(zoomedPitch(pitch, factor, length), at);
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      by(2 ** (-event.deltaY / 200), event.clientX - place.getBoundingClientRect().left - headsOf(place));
    };
    place.addEventListener('wheel', onWheel, { passive: false });
    const withdraw = provideCommands({
      'zoom-in': () => by(STEP),
      'zoom-out': () => by(1 / STEP),
      'zoom-fit': () => zoomTo(fittingPitch(length, width)),
      'zoom-reset': () => zoomTo(null),
    });
    return () => {
      place.removeEventListener('wheel', onWheel);
      withdraw();
    };
  }, [scroller, length, width, pitch]);

  useLayoutEffect(() => {
    const place = scroller.current;
    if (place && held.current) place.scrollLeft = held.current.time * pitch - held.current.at;
    held.current = null;
  }, [scroller, pitch]);
  return wanted;
}

/** The width of the lane heads, which stay at the left of the columns. */
function headsOf(place: HTMLElement): number {
  return place.querySelector('[data-heads]')?.getBoundingClientRect().width ?? 0;
}
