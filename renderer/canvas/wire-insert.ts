import * as edits from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, Point, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import { healings } from '../../shared/nodes/heal.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { wiredThrough } from './between-edit.ts';
import { nodePortsOnWire } from './fits.ts';
import { depthGap, NODE } from './geometry.ts';
import { pushedDown } from './place-between.ts';

/** What a node that is let go does to the wires, beside being moved. */
export interface Rewiring {
  readonly label: EditLabel;
  readonly edit: edits.Edit;
}

/** Could it be put on some wire: has it a free input, and an output that leads nowhere yet? */
export function isInsertable(graph: Graph, node: GraphNode): boolean {
  const ports = portsOf(graph, node);
  if (!ports || ports.inputs.length === 0 || ports.outputs.length === 0) return false;
  return !graph.wires.some(({ from }) => from.node === node.id) && ports.inputs.some(({ name }) => !graph.wires.some(({ to }) => to.node === node.id && to.port === name));
}

/** A node that is there on a wire, at `at`: the wire is cut and what lies below makes room. null: it does not fit there. */
export function insertOn(document: UnrollDocument, wire: Wire, node: GraphNode, at: Point): Rewiring | null {
  const ports = nodePortsOnWire(document.graph, wire, node);
  if (!ports) return null;
  return {
    label: { key: 'wiring:edit.insert', args: { node: nodeTitle(node) } },
    edit: edits.all(edits.moveNodes(roomBelow(document, wire, node, at)), edits.removeItems([], [wire.id]), wiredThrough(node.id, ports, wire)),
  };
}

/** Where the lower end of the wire would touch the node, everything from there on moves down. */
function roomBelow({ graph, view }: UnrollDocument, { from, to }: Wire, node: GraphNode, at: Point): Record<string, Point> {
  const below = nodeById(graph, to.node);
  const [start, end] = [view.positions[from.node], view.positions[to.node]];
  const push = below && end ? at.y + NODE.height + depthGap(node.kind, below.kind) - end.y : 0;
  if (!start || !end || push <= 0 || end.y <= start.y || at.y > end.y + NODE.height) return {};
  return pushedDown(view.positions, end.y, push, [from.node, node.id]);
}

/** Takes nodes out of the flow but not out of the drawing; the wires heal around them. */
export function takeOut({ graph }: UnrollDocument, ids: readonly string[]): Rewiring | null {
  const out = new Set(ids);
  const crossing = graph.wires.filter(({ from, to }) => out.has(from.node) !== out.has(to.node));
  if (crossing.length === 0) return null;
  return {
    label: { key: 'wiring:edit.takeOut', args: { count: ids.length } },
    edit: edits.all(edits.removeItems([], crossing.map(({ id }) => id)), healing(graph, out)),
  };
}

/** Deletes nodes; the wires heal around them. */
export function deleteAndHeal({ graph }: UnrollDocument, ids: readonly string[]): Rewiring {
  return {
    label: { key: 'wiring:edit.deleteKeep', args: { count: ids.length } },
    edit: edits.all(edits.removeItems(ids), healing(graph, new Set(ids))),
  };
}

function healing(graph: Graph, out: ReadonlySet<string>): edits.Edit {
  return edits.all(...healings(graph, out).map(({ wire, from, to }) => edits.connect(wire, from, to)));
}
