import { components, settled, topologicalOrder, wiresFrom } from '../document/graph.ts';
import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from './index.ts';

/** Does its output follow from its input of the timestep before? */
export function isDelay({ kind }: Pick<GraphNode, 'kind'>): boolean {
  return kindById(kind)?.advance != null;
}

/** The wires that carry something within one timestep: what goes into a delay comes out at the next. */
export function withinTimestep(graph: Graph): Graph {
  const delays = new Set(graph.nodes.filter(isDelay).map(({ id }) => id));
  return settled({ ...graph, wires: graph.wires.filter(({ to }) => !delays.has(to.node)) });
}

/**
 * The nodes in the order in which a timestep computes them, those that feed each other through delays together: every wire
 * between two components points forward, and so does every wire within one that does not end in a delay.
 */
export function flowComponents(graph: Graph): Components {
  const known = found.get(graph);
  if (known) return known;
  const made = findComponents(settled(graph));
  if (Object.isFrozen(graph)) found.set(graph, made);
  return made;
}

type Components = readonly (readonly GraphNode[])[];

/** The check, the canvas and the outline ask for the same graph after each edit. */
const found = new WeakMap<Graph, Components>();

function findComponents(whole: Graph): Components {
  return components(whole).map((members) => {
    if (members.length === 1) return members;
    const ids = new Set(members.map(({ id }) => id));
    const inside = members.flatMap(({ id }) => wiresFrom(whole, id).filter(({ to }) => ids.has(to.node)));
    const { sorted, cyclic } = topologicalOrder(withinTimestep({ ...whole, nodes: [...members], wires: inside }));
    return [...sorted, ...cyclic];
  });
}

export function flowOrder(graph: Graph): readonly GraphNode[] {
  return flowComponents(graph).flat();
}
