import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { useDocumentStore } from '../state/document-store.ts';
import type { FlowItem } from './flow-types.ts';
import { moveMs } from './glide-store.ts';
import { useRevealStore } from './reveal-store.ts';

/** Room that is kept around what is brought into view, pixels of the window. */
const margin = 40;

/** Moves the view to a node that something outside the canvas asks to see, as far as needed and no further. */
export function useReveal(surface: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<FlowItem>();
  const asked = useRevealStore((state) => state.asked);
  const way = useDocumentStore((state) => state.scope.join('/'));
  useEffect(() => {
    if (!asked) return;
    // A group that was opened for it is in its place two frames later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        useRevealStore.setState({ asked: null });
        const box = flow.getInternalNode(asked.node);
        const { clientWidth: width = 0, clientHeight: height = 0 } = surface.current ?? {};
        if (!box || width === 0) return;
        const { x, y, zoom } = flow.getViewport();
        const [left, top] = [box.position.x * zoom + x, box.position.y * zoom + y];
        const [right, bottom] = [left + (box.width ?? 0) * zoom, top + (box.height ?? 0) * zoom];
        const by = { x: shift(left, right, width), y: shift(top, bottom, height) };
        if (by.x !== 0 || by.y !== 0) void flow.setViewport({ x: x + by.x, y: y + by.y, zoom }, { duration: moveMs() });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, way, flow, surface]);
}

/** By how much a stretch has to move to lie within `size` with room around it. */
function shift(from: number, to: number, size: number): number {
  const room = Math.max(0, Math.min(margin, (size - (to - from)) / 2));
  if (from < room) return room - from;
  return to > size - room ? size - room - to : 0;
}
