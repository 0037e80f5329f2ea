import { nodeById } from '../document/graph.ts';
import type { Graph, GraphNode, Group } from '../document/schema.ts';
import { groupOf, holdsItself } from './flatten.ts';
import { kindById } from './index.ts';
import type { Port } from './kind.ts';

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** The ports of a node as it stands in a graph; null: its kind, or its group, is not known. */
export function portsOf(graph: Graph, node: Pick<GraphNode, 'kind' | 'params'>): Ports | null {
  const kind = kindById(node.kind);
  if (!kind || node.kind !== 'group') return kind ? { inputs: kind.inputsOf(node.params), outputs: kind.outputs } : null;
  const definition = graph.groups.find(({ id }) => groupOf(node).includes(id));
  if (!definition || holdsItself(graph.groups, definition.id)) return null;
  return { inputs: groupPorts(graph, definition, 'inputs'), outputs: groupPorts(graph, definition, 'outputs') };
}

/** A group's port carries what the node behind it takes or gives. */
function groupPorts(graph: Graph, definition: Group, side: 'inputs' | 'outputs'): Port[] {
  const inside = { ...graph, nodes: definition.nodes };
  const byName = new Map<string, Port>();
  for (const { name, node, port } of definition[side]) {
    const behind = nodeById(inside, node);
    const signal = (behind && portsOf(graph, behind))?.[side].find((each) => each.name === port)?.signal;
    if (signal && !byName.has(name)) byName.set(name, { name, signal });
  }
  return [...byName.values()];
}
