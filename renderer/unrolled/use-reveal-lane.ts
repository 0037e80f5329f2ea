import { useEffect, type RefObject } from 'react';
import { useRevealStore } from '../canvas/reveal-store.ts';
import { ROOM, type LaneLayout } from './lane-layout.ts';

/** Scrolls to the lane of a node that is asked for, as far as needed and no further. */
export function useRevealLane(scroller: RefObject<HTMLElement | null>, { boxes }: LaneLayout): void {
  const asked = useRevealStore((state) => state.asked);
  useEffect(() => {
    const place = scroller.current;
    const box = asked && boxes.find(({ lane }) => lane.node === asked.node);
    // A node that was added just now has its lane a little later.
    if (!place || !box) return;
    useRevealStore.setState({ asked: null });
    const highest = box.top - ROOM.top;
    const lowest = box.top + box.height + ROOM.bottom - (place.clientHeight - ROOM.ruler);
    if (place.scrollTop > highest || lowest > highest) place.scrollTop = highest;
    else if (place.scrollTop < lowest) place.scrollTop = lowest;
  }, [asked, boxes, scroller]);
}
