import type { Connection, FinalConnectionState, IsValidConnection, OnReconnect } from '@xyflow/react';
import { useMemo } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import { connectionProblem } from '../../shared/nodes/connect.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { connectEnds, moveWire } from './actions.ts';
import { openAddMenu } from './add-menu-store.ts';
import { fitAtNode, type LooseEnd } from './fits.ts';
import type { FlowWire } from './flow-types.ts';

interface Ends {
  readonly source: string;
  readonly sourceHandle?: string | null | undefined;
  readonly target: string;
  readonly targetHandle?: string | null | undefined;
}

/** Wires by the mouse: only legal ones connect; let go over nothing, a wire opens the search. */
export function useConnecting() {
  return useMemo(() => ({ isValidConnection, onConnect, onConnectEnd, onReconnect }), []);
}

const isValidConnection: IsValidConnection<FlowWire> = (ends) => {
  const graph = useDocumentStore.getState().document?.graph;
  return graph !== undefined && connectionProblem(graph, fromOf(ends), toOf(ends)) === null;
};

function onConnect(ends: Connection): void {
  connectEnds({ ...fromOf(ends), direction: 'out' }, toOf(ends));
}

const onReconnect: OnReconnect<FlowWire> = (wire, ends) => moveWire(wire.id, fromOf(ends), toOf(ends));

function onConnectEnd(event: MouseEvent | TouchEvent, state: FinalConnectionState): void {
  const { fromHandle } = state;
  if (state.isValid || !fromHandle?.id) return;
  const loose: LooseEnd = { node: fromHandle.nodeId, port: fromHandle.id, direction: fromHandle.type === 'source' ? 'out' : 'in' };
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  const under = document.elementFromPoint(clientX, clientY);
  const node = under?.closest('[data-node-id]')?.getAttribute('data-node-id');
  if (node && node !== loose.node) dropOnNode(loose, node);
  // A wire that was hardly drawn is a click on a port.
  else if (!node && under?.closest('.react-flow__pane') && isDrawn(state)) openAddMenu({ x: clientX, y: clientY, loose });
}

/** Anywhere on a node counts as the one port that takes the wire. */
function dropOnNode(loose: LooseEnd, id: string): void {
  const graph = useDocumentStore.getState().document?.graph;
  const node = graph && nodeById(graph, id);
  const ports = node && portsOf(graph, node);
  if (!graph || !node || !ports) return;
  const { port } = fitAtNode(graph, loose, node);
  const [first] = loose.direction === 'out' ? ports.inputs : ports.outputs;
  const name = port ?? first?.name;
  if (name) connectEnds(loose, { node: id, port: name });
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
