import { components, topologicalOrder } from '../document/graph.ts';
import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from './index.ts';

/** Does its output follow from its input of the timestep before? */
export function isDelay({ kind }: Pick<GraphNode, 'kind'>): boolean {
  return kindById(kind)?.advance != null;
}

/** The wires that carry something within one timestep: what goes into a delay comes out at the next. */
export function withinTimestep(graph: Graph): Graph {
  const delays = new Set(graph.nodes.filter(isDelay).map(({ id }) => id));
  return { ...graph, wires: graph.wires.filter(({ to }) => !delays.has(to.node)) };
}

/**
 * The nodes in the order in which a timestep computes them, those that feed each other through delays together: every wire
 * between two components points forward, and so does every wire within one that does not end in a delay.
 */
export function flowComponents(graph: Graph): readonly (readonly GraphNode[])[] {
  return components(graph).map((members) => {
    if (members.length === 1) return members;
    const ids = new Set(members.map(({ id }) => id));
    const inside = graph.wires.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node));
    const { sorted, cyclic } = topologicalOrder(withinTimestep({ ...graph, nodes: [...members], wires: inside }));
    return [...sorted, ...cyclic];
  });
}

export function flowOrder(graph: Graph): readonly GraphNode[] {
  return flowComponents(graph).flat();
}
