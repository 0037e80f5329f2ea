import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { kindById } from '../../shared/nodes/index.ts';
import { addKind, addOnWire } from './actions.ts';
import { NODE } from './geometry.ts';

/** What a palette entry carries while it is dragged: the id of its kind. */
export const kindDragType = 'application/x-unroll-kind';

/** Takes kinds dragged from the palette; on a wire they are put between its ends. */
export function usePaletteDrop() {
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(kindDragType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        markWire(wireAt(event.clientX, event.clientY));
      },
      onDragLeave: () => markWire(null),
      onDrop: (event: DragEvent) => {
        const kind = kindById(event.dataTransfer.getData(kindDragType));
        if (!kind) return;
        event.preventDefault();
        markWire(null);
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const at = { x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) };
        const wire = wireAt(event.clientX, event.clientY)?.getAttribute('data-id');
        if (!wire || !addOnWire(kind, wire, at)) addKind(kind, at);
        // What was dropped is what the keys act on next.
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
      },
    }),
    [screenToFlowPosition],
  );
}

function wireAt(x: number, y: number): Element | null {
  return document.elementsFromPoint(x, y).find((element) => element.closest('.react-flow__edge'))?.closest('.react-flow__edge') ?? null;
}

/** The wire that would be cut. Marked by hand: a drag has no React state worth drawing the canvas again for. */
function markWire(wire: Element | null): void {
  for (const marked of document.querySelectorAll('.react-flow__edge.is-under')) if (marked !== wire) marked.classList.remove('is-under');
  wire?.classList.add('is-under');
}
