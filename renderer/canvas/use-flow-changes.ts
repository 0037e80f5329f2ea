import type { EdgeChange, NodeChange, NodePositionChange, Viewport } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { all } from '../../shared/document/edit.ts';
import type { Point } from '../../shared/document/schema.ts';
import { edit, rememberViewport, useDocumentStore } from '../state/document-store.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { dragEnds } from './cancel-drag.ts';
import type { FlowItem, FlowWire } from './flow-types.ts';
import { boxAround, grid, type Box } from './geometry.ts';
import { snapBox, stillLines, type StillLines } from './guides.ts';
import { showGuides } from './guides-store.ts';
import { movesFreely } from './held-keys.ts';
import { itemBoxes, moveItems, noteOf } from './items.ts';
import { takeRewiring } from './use-drop-on-wire.ts';

type Places = Readonly<Record<string, Point>>;

const snapWithin = 6;

/** What React Flow asks to change: places and selection. A drag is one edit when it ends. */
export function useFlowChanges(heights: () => Readonly<Record<string, number>>) {
  const [dragged, setDragged] = useState<Places>({});
  const underHand = useRef<Places>({});
  const drag = useRef<Drag | null>(null);

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowItem>[]) => {
      const moves = changes.filter((change): change is NodePositionChange => change.type === 'position');
      if (moves.some(({ dragging }) => dragging)) {
        const places = placesOf(moves);
        drag.current ??= dragOf(places, heights());
        underHand.current = { ...underHand.current, ...snapped(places, drag.current) };
      } else if (moves.length > 0) {
        settle(underHand.current, moves);
        underHand.current = {};
        drag.current = null;
        showGuides([]);
      }
      if (moves.length > 0) setDragged(underHand.current);
      pick(changes);
    },
    [heights],
  );

  const onEdgesChange = useCallback((changes: EdgeChange<FlowWire>[]) => {
    const picked = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
    if (picked.length > 0) select({ ...useSelectionStore.getState(), wires: withPicks(useSelectionStore.getState().wires, picked) });
  }, []);

  const onMoveEnd = useCallback((_event: unknown, viewport: Viewport) => rememberViewport(viewport), []);
  const props = useMemo(() => ({ onNodesChange, onEdgesChange, onMoveEnd, onNodeClick: pickAlone }), [onNodesChange, onEdgesChange, onMoveEnd]);
  return { dragged, props };
}

/** Nodes and notes are selected alike. */
function pick(changes: readonly NodeChange<FlowItem>[]): void {
  const picked = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
  if (picked.length === 0) return;
  const now = useSelectionStore.getState();
  const notes = picked.flatMap(({ id, selected }) => (noteOf(id) === null ? [] : [{ id: noteOf(id) ?? '', selected }]));
  select({ ...now, nodes: withPicks(now.nodes, picked.filter(({ id }) => noteOf(id) === null)), notes: withPicks(now.notes, notes) });
}

/** A click on one of many that are selected leaves it alone; React Flow leaves them all. */
function pickAlone({ shiftKey, ctrlKey, metaKey }: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }, { id }: FlowItem): void {
  if (shiftKey || ctrlKey || metaKey) return;
  const { nodes, notes } = useSelectionStore.getState();
  const note = noteOf(id);
  if (nodes.length + notes.length > 1) select(note === null ? { nodes: [id] } : { notes: [note] });
}

function placesOf(moves: readonly NodePositionChange[]): Places {
  return Object.fromEntries(moves.flatMap(({ id, position }) => (position ? [[id, rounded(position)]] : [])));
}

interface Drag {
  readonly boxes: Readonly<Record<string, Box>>;
  readonly still: StillLines;
}

/** What is looked at once for each drag, not at each move: the same things move from its beginning to its end. */
function dragOf(moving: Places, heights: Readonly<Record<string, number>>): Drag {
  const { shown: document } = useDocumentStore.getState();
  const boxes = document ? itemBoxes(document, heights) : {};
  return { boxes, still: stillLines(Object.entries(boxes).flatMap(([id, box]) => (moving[id] ? [] : [box]))) };
}

/** In line with what lies still, all that is moved by as much; with Ctrl held, just where the hand is. */
function snapped(places: Places, { boxes, still }: Drag): Places {
  const moving = boxAround(Object.entries(places).flatMap(([id, at]) => (boxes[id] ? [{ ...boxes[id], ...at }] : [])));
  if (!moving || movesFreely()) {
    showGuides([]);
    return places;
  }
  const { dx, dy, guides } = snapBox(moving, still, snapWithin, grid);
  showGuides(guides);
  return Object.fromEntries(Object.entries(places).map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }]));
}

/** The end of a drag. */
function settle(wereDragged: Places, moves: readonly NodePositionChange[]): void {
  const places = { ...placesOf(moves), ...wereDragged };
  const ids = Object.keys(places);
  if (ids.length === 0 || dragEnds()) return;
  const rewiring = takeRewiring(places);
  if (rewiring) edit(rewiring.label, all(moveItems(places), rewiring.edit));
  else edit({ key: 'app:edit.move', args: { count: ids.length } }, moveItems(places));
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
