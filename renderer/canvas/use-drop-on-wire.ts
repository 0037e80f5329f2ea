import type { OnNodeDrag } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import type { GraphNode, Point, UnrollDocument } from '../../shared/document/schema.ts';
import { provideCommands } from '../app/commands.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { dragBegins } from './cancel-drag.ts';
import type { FlowItem } from './flow-types.ts';
import { nodePortsOnWire } from './fits.ts';
import { markWire, useWireDrop, wireThatTakes } from './wire-drop.ts';
import { deleteAndHeal, insertOn, isInsertable, takeOut, type Rewiring } from './wire-insert.ts';

/** What is being dragged: a node that a wire may take, or, with Alt held, nodes that leave the flow. */
let dragged: { readonly insertable: GraphNode | null; readonly ids: readonly string[]; takesOut: boolean } | null = null;

/** Nodes that are there, dragged onto a wire: it is marked before they are let go. Hands React Flow what it calls while nodes are dragged. */
export function useDropOnWire() {
  useEffect(() => provideCommands({ 'take-out': () => rewire(takeOut), 'delete-keep': () => rewire(deleteAndHeal) }), []);
  return useMemo(() => ({ onNodeDragStart, onNodeDrag, onNodeDragStop: forget, onSelectionDragStart, onSelectionDragStop: forget }), []);
}

const onNodeDragStart: OnNodeDrag<FlowItem> = (event, _node, nodes) => begin(nodes, event.altKey);

function onSelectionDragStart(event: { readonly altKey: boolean }, nodes: readonly FlowItem[]): void {
  begin(nodes, event.altKey);
}

/** What cannot be put on any wire is not looked at again while it moves. */
function begin(nodes: readonly FlowItem[], takesOut: boolean): void {
  const graph = useDocumentStore.getState().shown?.graph;
  const [only] = nodes;
  const node = nodes.length === 1 && only && graph ? nodeById(graph, only.id) : undefined;
  dragBegins();
  dragged = { insertable: graph && node && isInsertable(graph, node) ? node : null, ids: nodes.map(({ id }) => id), takesOut };
}

const onNodeDrag: OnNodeDrag<FlowItem> = (event) => {
  if (!dragged) return;
  dragged.takesOut = event.altKey;
  const node = dragged.insertable;
  if (!node) return;
  const box = document.querySelector(`[data-node-id="${CSS.escape(node.id)}"]`)?.getBoundingClientRect();
  const middle = box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const pointer = 'clientX' in event ? { x: event.clientX, y: event.clientY } : middle;
  markWire(wireThatTakes([pointer, middle].flatMap((place) => place ?? []), (graph, wire) => nodePortsOnWire(graph, wire, node) !== null));
};

function forget(): void {
  dragged = null;
  markWire(null);
}

/** What the drag that ends now does to the wires; asked for once, with the places the nodes come to. */
export function takeRewiring(places: Readonly<Record<string, Point>>): Rewiring | null {
  const { shown: document } = useDocumentStore.getState();
  const { wire: id } = useWireDrop.getState();
  if (!document || !dragged) return null;
  if (dragged.takesOut) return takeOut(document, dragged.ids);
  const wire = document.graph.wires.find((each) => each.id === id);
  const at = dragged.insertable && places[dragged.insertable.id];
  return wire && dragged.insertable && at ? insertOn(document, wire, dragged.insertable, at) : null;
}

/** Does something to the wires of the selected nodes. */
function rewire(how: (document: UnrollDocument, ids: readonly string[]) => Rewiring | null): void {
  const { shown: document } = useDocumentStore.getState();
  const rewiring = document && how(document, useSelectionStore.getState().nodes);
  if (rewiring) edit(rewiring.label, rewiring.edit);
}
