import { useReactFlow } from '@xyflow/react';
import { useEffect, type RefObject } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import type { Point } from '../../shared/document/schema.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';
import { openScope, useDocumentStore } from '../state/document-store.ts';
import { selectNode } from '../state/selection-store.ts';
import { setUi } from '../state/ui-store.ts';
import { middleOfCanvas } from './drawing-place.ts';
import { toDrawnItem } from './focus-item.ts';
import { NODE } from './geometry.ts';
import { moveMs } from './glide-store.ts';

interface View {
  /** The middle of what is seen, in the drawing. */
  middle(): Point;
  /** Moves, where a node at such a place is not seen whole. */
  show(at: Point): void;
  /** A view with a node at such a place in its middle. */
  around(at: Point): { x: number; y: number; zoom: number };
}

let canvas: View | null = null;
let waiting: ((view: View) => void) | null = null;

/** Lets others than the canvas ask for its view, as long as it is there. */
export function useViewOfCanvas(surface: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    const size = (): { width: number; height: number } => surface.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const zoomed = (): number => Math.min(1, Math.max(0.6, flow.getZoom()));
    const view: View = {
      middle: () => flow.screenToFlowPosition(middleOfCanvas()),
      show: ({ x, y }) => {
        const { x: left, y: top, zoom } = flow.getViewport();
        const { width, height } = size();
        const [from, to] = [{ x: x * zoom + left, y: y * zoom + top }, { x: (x + NODE.width) * zoom + left, y: (y + NODE.height) * zoom + top }];
        const isSeen = from.x >= edge && from.y >= edge && to.x <= width - edge && to.y <= height - edge;
        if (!isSeen || zoom < 0.4) void flow.setCenter(x + NODE.width / 2, y + NODE.height / 2, { zoom: zoomed(), duration: moveMs() });
      },
      around: ({ x, y }) => {
        const { width, height } = size();
        return { x: width / 2 - x - NODE.width / 2, y: height / 2 - y - NODE.height / 2, zoom: 1 };
      },
    };
    canvas = view;
    waiting?.(view);
    waiting = null;
    return () => {
      canvas = null;
    };
  }, [flow, surface]);
}

/** Pixels from the canvas's border within which a node counts as not seen. */
const edge = 24;

/** Does something to the drawing where it is seen: shows it first, if another mode is. */
export function onCanvas(run: (view: View) => void): void {
  setUi({ mode: 'build' });
  if (canvas) run(canvas);
  else waiting = run;
}

/** Opens the group that a node lies in, selects it there and lets it be seen. */
export function goToNode(scope: Scope, id: string): void {
  onCanvas((view) => {
    const isOpen = useDocumentStore.getState().scope.join('/') === scope.join('/');
    if (!isOpen) openScope(scope);
    const { shown } = useDocumentStore.getState();
    if (!shown || !nodeById(shown.graph, id)) return;
    const at = shown.view.positions[id];
    if (at && isOpen) view.show(at);
    else if (at) openScope(scope, view.around(at));
    selectNode(id);
    toDrawnItem(id);
  });
}
