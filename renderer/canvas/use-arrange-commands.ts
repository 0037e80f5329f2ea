import { useReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { provideCommands } from '../app/commands.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { alignSelection, distributeSelection, tidy, toggleCollapsed, togglePinned } from './arrange-actions.ts';
import type { FlowItem } from './flow-types.ts';
import { fitOptions, type Box } from './geometry.ts';
import { moveMs } from './glide-store.ts';
import { selectedItems } from './items.ts';
import { addNoteAt, noteSize } from './note-actions.ts';
import { freeNotePlace } from './note-place.ts';
import { roomFor } from './pointer-place.ts';
import { write } from './writing-store.ts';

/** The part of the drawing that is seen. */
function inView(flow: ReactFlowInstance<FlowItem>, surface: HTMLElement | null): Box {
  const { left, top, width, height } = surface?.getBoundingClientRect() ?? new DOMRect();
  const zoom = flow.getZoom();
  return { ...flow.screenToFlowPosition({ x: left, y: top }), width: width / zoom, height: height / zoom };
}

/** A step of zooming takes as long as any move. */
const step = () => ({ duration: moveMs() });

/** Arranging and zooming, by key or menu: what there is only in the folded drawing. */
export function useArrangeCommands(surface: RefObject<HTMLElement | null>, heights: () => Readonly<Record<string, number>>): void {
  const flow = useReactFlow<FlowItem>();
  useEffect(
    () =>
      provideCommands({
        'align-left': () => alignSelection('left', heights()),
        'align-centre': () => alignSelection('centre', heights()),
        'align-right': () => alignSelection('right', heights()),
        'align-top': () => alignSelection('top', heights()),
        'align-middle': () => alignSelection('middle', heights()),
        'align-bottom': () => alignSelection('bottom', heights()),
        'distribute-across': () => distributeSelection('x', heights()),
        'distribute-down': () => distributeSelection('y', heights()),
        collapse: () => toggleCollapsed(),
        pin: togglePinned,
        rename: () => write({ node: useSelectionStore.getState().nodes[0] ?? null }),
        'add-note': () => {
          const wanted = flow.screenToFlowPosition(roomFor(surface.current, noteSize, flow.getZoom()));
          const { shown } = useDocumentStore.getState();
          addNoteAt(shown ? freeNotePlace(shown, noteSize, wanted, inView(flow, surface.current)) : wanted);
        },
        tidy: () => {
          const isPart = useSelectionStore.getState().nodes.length > 1;
          void tidy(heights()).then(() => (isPart ? undefined : flow.fitView({ ...fitOptions, duration: moveMs() })));
        },
        'zoom-in': () => void flow.zoomIn(step()),
        'zoom-out': () => void flow.zoomOut(step()),
        'zoom-reset': () => void flow.zoomTo(1, step()),
        'zoom-fit': () => void flow.fitView({ ...fitOptions, duration: moveMs() }),
        'zoom-selection': () => {
          const items = selectedItems(useSelectionStore.getState());
          void flow.fitView({ nodes: items.map((id) => ({ id })), padding: 0.25, maxZoom: 1.5, duration: moveMs() });
        },
      }),
    [flow, heights, surface],
  );
}
