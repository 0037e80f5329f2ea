import type { Connection, FinalConnectionState, HandleType, IsValidConnection, OnReconnect } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { connectEnds, dropWire, moveWire } from './actions.ts';
import { openAddMenu } from './add-menu-store.ts';
import { dragBegins, dragEnds, listenForCancel } from './cancel-drag.ts';
import { endsBridge, endsProblem, fitAtNode, type LooseEnd } from './fits.ts';
import type { FlowWire } from './flow-types.ts';
import { graphInHand, isWirePicked, pickWire } from './picked-wire.ts';

interface Ends {
  readonly source: string;
  readonly sourceHandle?: string | null | undefined;
  readonly target: string;
  readonly targetHandle?: string | null | undefined;
}

/**
 * Wires by the mouse: only legal ones connect, or those that one node between makes legal; let go over nothing, a new wire opens the
 * search and a wire that was picked up at one of its ends is gone.
 */
export function useConnecting() {
  useEffect(listenForCancel, []);
  return useMemo(() => ({ isValidConnection, onConnect, onConnectStart: dragBegins, onConnectEnd, onReconnectStart, onReconnect, onReconnectEnd }), []);
}

const isValidConnection: IsValidConnection<FlowWire> = (ends) => {
  const graph = graphInHand();
  if (!graph) return false;
  const loose: LooseEnd = { ...fromOf(ends), direction: 'out' };
  return endsProblem(graph, loose, toOf(ends)) === null || endsBridge(graph, loose, toOf(ends)) !== null;
};

/** The library connects before it says that the drag ended, so that Escape is looked at here, too. */
function onConnect(ends: Connection): void {
  if (!dragEnds()) connectEnds({ ...fromOf(ends), direction: 'out' }, toOf(ends));
}

function onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { fromHandle } = state;
  if (dragEnds() || state.isValid || !fromHandle?.id || isWirePicked()) return;
  const loose: LooseEnd = { node: fromHandle.nodeId, port: fromHandle.id, direction: fromHandle.type === 'source' ? 'out' : 'in' };
  const place = placeOf(event);
  const under = document.elementFromPoint(place.x, place.y);
  const node = under?.closest('[data-node-id]')?.getAttribute('data-node-id');
  const port = state.toHandle?.id;
  if (state.toHandle && port) connectEnds(loose, { node: state.toHandle.nodeId, port });
  else if (node && node !== loose.node) dropOnNode(loose, node);
  // A wire that was hardly drawn is a click on a port.
  else if (!node && under?.closest('.react-flow__pane') && isDrawn(state)) openAddMenu({ ...place, loose });
}

function onReconnectStart(_event: unknown, wire: FlowWire): void {
  dragBegins();
  pickWire(wire.id);
}

const onReconnect: OnReconnect<FlowWire> = (wire, ends) => {
  if (!dragEnds()) moveWire(wire.id, fromOf(ends), toOf(ends));
};

/** Let go at a node it moves there; over nothing it goes. */
function onReconnectEnd(event: MouseEvent | TouchEvent, wire: FlowWire, fixed: HandleType, state: FinalConnectionState): void {
  const cancelled = dragEnds();
  const { x, y } = placeOf(event);
  const graph = graphInHand();
  pickWire(null);
  if (cancelled || state.isValid || !graph || !isDrawn(state)) return;
  const under = document.elementFromPoint(x, y);
  const id = under?.closest('[data-node-id]')?.getAttribute('data-node-id');
  if (!id) {
    if (under?.closest('.react-flow__pane')) dropWire(wire.id);
    return;
  }
  const ends = { from: fromOf(wire), to: toOf(wire) };
  const loose: LooseEnd = fixed === 'source' ? { ...ends.from, direction: 'out' } : { ...ends.to, direction: 'in' };
  const node = nodeById(graph, id);
  const port = node && fitAtNode(graph, loose, node).port;
  if (!node || port == null) return;
  const other = { node: id, port };
  if (fixed === 'source') moveWire(wire.id, ends.from, other);
  else moveWire(wire.id, other, ends.to);
}

/** Anywhere on a node counts as the one port that takes the wire. */
function dropOnNode(loose: LooseEnd, id: string): void {
  const graph = graphInHand();
  const node = graph && nodeById(graph, id);
  const ports = node && portsOf(graph, node);
  if (!graph || !node || !ports) return;
  const { port } = fitAtNode(graph, loose, node);
  const [first] = loose.direction === 'out' ? ports.inputs : ports.outputs;
  const name = port ?? first?.name;
  if (name) connectEnds(loose, { node: id, port: name });
}

function placeOf(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } {
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x: clientX, y: clientY };
}

function isDrawn({ from, to }: FinalConnectionState): boolean {
  return from !== null && to !== null && Math.hypot(from.x - to.x, from.y - to.y) > 24;
}

function fromOf({ source, sourceHandle }: Ends) {
  return { node: source, port: sourceHandle ?? '' };
}

function toOf({ target, targetHandle }: Ends) {
  return { node: target, port: targetHandle ?? '' };
}
