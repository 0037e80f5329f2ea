import type { EdgeChange, NodeChange, NodePositionChange, Viewport } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { all, moveNodes } from '../../shared/document/edit.ts';
import type { Graph, Point } from '../../shared/document/schema.ts';
import { edit, rememberViewport, useDocumentStore } from '../state/document-store.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { dragEnds } from './cancel-drag.ts';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { takeRewiring } from './use-drop-on-wire.ts';

type Places = Readonly<Record<string, Point>>;

const snapWithin = 8;

/** What React Flow asks to change: places and selection. A drag is one edit when it ends. */
export function useFlowChanges() {
  const [dragged, setDragged] = useState<Places>({});
  const underHand = useRef<Places>({});

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const moves = changes.filter((change): change is NodePositionChange => change.type === 'position');
    if (moves.some(({ dragging }) => dragging)) underHand.current = { ...underHand.current, ...placesOf(moves) };
    else if (moves.length > 0) {
      settle(underHand.current, moves);
      underHand.current = {};
    }
    if (moves.length > 0) setDragged(underHand.current);
    const picked = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (picked.length > 0) select({ ...useSelectionStore.getState(), nodes: withPicks(useSelectionStore.getState().nodes, picked) });
  }, []);

  const onEdgesChange = useCallback((changes: EdgeChange<FlowWire>[]) => {
    const picked = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (picked.length > 0) select({ ...useSelectionStore.getState(), wires: withPicks(useSelectionStore.getState().wires, picked) });
  }, []);

  const onMoveEnd = useCallback((_event: unknown, viewport: Viewport) => rememberViewport(viewport), []);
  const props = useMemo(() => ({ onNodesChange, onEdgesChange, onMoveEnd }), [onNodesChange, onEdgesChange, onMoveEnd]);
  return { dragged, props };
}

function placesOf(moves: readonly NodePositionChange[]): Places {
  const { shown: document } = useDocumentStore.getState();
  const [single] = moves;
  if (document && moves.length === 1 && single?.position)
    return { [single.id]: snapped(single.id, rounded(single.position), document.graph, document.view.positions) };
  return Object.fromEntries(moves.flatMap(({ id, position }) => (position ? [[id, rounded(position)]] : [])));
}

/** The end of a drag, or one step of an arrow key; steps in a row are one edit. */
function settle(wereDragged: Places, moves: readonly NodePositionChange[]): void {
  const places = { ...placesOf(moves), ...wereDragged };
  const ids = Object.keys(places);
  const merge = Object.keys(wereDragged).length > 0 ? null : { key: `nudge:${ids.join(' ')}`, withinMs: 1000 };
  if (ids.length === 0 || (!merge && dragEnds())) return;
  const rewiring = merge ? null : takeRewiring(places);
  const move = { key: 'app:edit.move', args: { count: ids.length } } as const;
  if (rewiring) edit(rewiring.label, all(moveNodes(places), rewiring.edit));
  else edit(move, moveNodes(places), merge);
}

/** In line with a node it is wired to, if it nearly is: then the wire is straight. */
function snapped(id: string, at: Point, graph: Graph, places: Places): Point {
  const neighbours = graph.wires.flatMap(({ from, to }) => (from.node === id ? [to.node] : to.node === id ? [from.node] : []));
  const x = neighbours.map((other) => places[other]?.x).find((other) => other !== undefined && Math.abs(other - at.x) < snapWithin);
  return { x: x ?? at.x, y: at.y };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function withPicks(before: readonly string[], picks: readonly { readonly id: string; readonly selected: boolean }[]): readonly string[] {
  const set = new Set(before);
  for (const { id, selected } of picks) {
    if (selected) set.add(id);
    else set.delete(id);
  }
  return [...set];
}
