import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { kindById } from '../../shared/nodes/index.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { addKind, addOnWire } from './actions.ts';
import { addInstance } from './group-actions.ts';
import { portsOnWire } from './fits.ts';
import { NODE } from './geometry.ts';
import { markWire, wireThatTakes } from './wire-drop.ts';

/** What a palette entry carries while it is dragged: the id of its kind. */
export const kindDragType = 'application/x-unroll-kind';

/** The same of a group of the document: the id of its definition. */
export const groupDragType = 'application/x-unroll-group';

/** The same, readable before it is dropped: browsers hand out the data of a drag only then. */
let dragged: NodeKind | null = null;

export function beginKindDrag(kind: NodeKind): void {
  dragged = kind;
}

/** Also where Escape ended the drag. */
export function endKindDrag(): void {
  dragged = null;
  markWire(null);
}

/** Takes kinds dragged from the palette; on a wire that they fit they are put between its ends. */
export function usePaletteDrop() {
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onDragOver: (event: DragEvent) => {
        const isGroup = event.dataTransfer.types.includes(groupDragType);
        if (!isGroup && !event.dataTransfer.types.includes(kindDragType)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        if (isGroup) return;
        markWire(dragged && wireFor(dragged, event));
      },
      onDragLeave: () => markWire(null),
      onDrop: (event: DragEvent) => {
        const kind = kindById(event.dataTransfer.getData(kindDragType));
        const group = event.dataTransfer.getData(groupDragType);
        if (!kind && !group) return;
        event.preventDefault();
        const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
        const at = { x: Math.round(x - NODE.width / 2), y: Math.round(y - NODE.height / 2) };
        if (!kind) return addInstance(group, at);
        const wire = wireFor(kind, event);
        endKindDrag();
        if (!wire || !addOnWire(kind, wire, at)) addKind(kind, at);
        // What was dropped is what the keys act on next.
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
      },
    }),
    [screenToFlowPosition],
  );
}

/** The wire under the pointer that takes such a node. */
function wireFor(kind: NodeKind, { clientX, clientY }: DragEvent): string | null {
  return wireThatTakes([{ x: clientX, y: clientY }], (graph, wire) => portsOnWire(graph, wire, kind) !== null);
}
