import { useEffect, useState, type RefObject } from 'react';
import { ROOM } from './lane-layout.ts';

/** What of a board is in view, with some more around it: it changes only when the view has moved that far. */
export interface Scrolled {
  /** Of the whole place. */
  readonly width: number;
  /** From the left edge of the first column. */
  readonly left: number;
  readonly right: number;
  /** From the top of the first lane. */
  readonly top: number;
  readonly bottom: number;
}

/** Pixels in which the view moves on. */
const [across, down] = [160, 240];

export function useScrolled(scroller: RefObject<HTMLElement | null>): Scrolled {
  const [seen, setSeen] = useState<Scrolled>({ width: 800, left: 0, right: 800, top: 0, bottom: 1200 });
  useEffect(() => {
    const place = scroller.current;
    if (!place) return;
    const look = (): void => {
      const { clientWidth: width, clientHeight: height, scrollLeft, scrollTop } = place;
      const next: Scrolled = {
        width,
        left: Math.floor(scrollLeft / across) * across,
        right: Math.ceil((scrollLeft + width - ROOM.gutter) / across) * across,
        top: Math.floor(scrollTop / down) * down - down,
        bottom: Math.ceil((scrollTop + height) / down) * down + down,
      };
      setSeen((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    look();
    const resize = new ResizeObserver(look);
    resize.observe(place);
    place.addEventListener('scroll', look, { passive: true });
    return () => {
      resize.disconnect();
      place.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return seen;
}
