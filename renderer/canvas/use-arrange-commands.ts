import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { provideCommands } from '../app/commands.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { alignSelection, distributeSelection, tidy, toggleCollapsed, togglePinned } from './arrange-actions.ts';
import type { FlowItem } from './flow-types.ts';
import { fitOptions } from './geometry.ts';
import { moveMs } from './glide-store.ts';
import { selectedItems } from './items.ts';
import { addNoteAt, noteSize } from './note-actions.ts';
import { roomFor } from './pointer-place.ts';
import { write } from './writing-store.ts';

/** Milliseconds of a step of zooming. */
const zoom = { duration: 120 };

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
        'add-note': () => addNoteAt(flow.screenToFlowPosition(roomFor(surface.current, noteSize, flow.getZoom()))),
        tidy: () => {
          const isPart = useSelectionStore.getState().nodes.length > 1;
          void tidy(heights()).then(() => (isPart ? undefined : flow.fitView({ ...fitOptions, duration: moveMs() })));
        },
        'zoom-in': () => void flow.zoomIn(zoom),
        'zoom-out': () => void flow.zoomOut(zoom),
        'zoom-reset': () => void flow.zoomTo(1, zoom),
        'zoom-fit': () => void flow.fitView({ ...fitOptions, duration: moveMs() }),
        'zoom-selection': () => {
          const items = selectedItems(useSelectionStore.getState());
          void flow.fitView({ nodes: items.map((id) => ({ id })), padding: 0.25, maxZoom: 1.5, duration: moveMs() });
        },
      }),
    [flow, heights, surface],
  );
}
