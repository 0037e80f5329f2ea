import { nodeById, wiresFrom, wiresInto } from '../../shared/document/graph.ts';
import type { Graph, Point, Wire } from '../../shared/document/schema.ts';
import { isDelay } from '../../shared/nodes/flow.ts';
import type { Way } from './spatial.ts';

/**
 * The nodes at the other end of a node's wires: up and down within a timestep, left into the past and right into the future, which is through
 * a delay. Nearest first, seen across the flow.
 */
export function neighbours(graph: Graph, positions: Readonly<Record<string, Point>>, id: string, way: Way): string[] {
  const back = way === 'up' || way === 'left';
  const own = nodeById(graph, id);
  const ends = (back ? wiresInto(graph, id) : wiresFrom(graph, id)).map(({ from, to }) => (back ? from.node : to.node));
  const isTime = way === 'left' || way === 'right';
  // A delay itself has no other wires.
  const fitting = own && isDelay(own) ? ends : ends.filter((end) => isDelayAt(graph, end) === isTime);
  const away = (node: string): number => Math.abs((positions[node]?.x ?? 0) - (positions[id]?.x ?? 0));
  return [...new Set(fitting)].filter((end) => end !== id).sort((a, b) => away(a) - away(b));
}

function isDelayAt(graph: Graph, id: string): boolean {
  const node = nodeById(graph, id);
  return node !== undefined && isDelay(node);
}

/** The wires of a node, or of one of its ports: first those that come in. */
export function wiresOf(graph: Graph, node: string, port?: { readonly port: string; readonly direction: 'in' | 'out' }): Wire[] {
  const into = wiresInto(graph, node).filter(({ to }) => !port || (port.direction === 'in' && port.port === to.port));
  const from = wiresFrom(graph, node).filter((wire) => !port || (port.direction === 'out' && port.port === wire.from.port));
  return [...new Set([...into, ...from])];
}
