import { definitionOf, holdsItself, leadsOf, portNames, type Side } from '../document/groups.ts';
import { nodeById } from '../document/graph.ts';
import type { Graph, GraphNode, Group } from '../document/schema.ts';
import { boundarySide, portsField } from './boundary.ts';
import { kindById } from './index.ts';
import type { Port } from './kind.ts';

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** The ports of a node as it stands in a graph; null: its kind, or its group, is not known. */
export function portsOf(graph: Graph, node: Pick<GraphNode, 'kind' | 'params'>): Ports | null {
  const kind = kindById(node.kind);
  if (!kind) return null;
  const side = boundarySide(node.kind);
  if (side) return { inputs: side === 'outputs' ? portsField(node) : [], outputs: side === 'inputs' ? portsField(node) : [] };
  if (node.kind !== 'group') return { inputs: kind.inputsOf(node.params), outputs: kind.outputs };
  const definition = definitionOf(graph, node);
  if (!definition || holdsItself(graph.groups, definition.id)) return null;
  return { inputs: groupPorts(graph, definition, 'inputs'), outputs: groupPorts(graph, definition, 'outputs') };
}

/** A group's port carries what the node behind it takes or gives; one that leads nowhere, what it says. */
export function groupPorts(graph: Graph, definition: Group, side: Side): Port[] {
  const inside = { ...graph, nodes: definition.nodes };
  return portNames(definition, side).map((name) => {
    const said = definition[side].flatMap((port) => (port.name === name && 'signal' in port ? [port.signal] : []));
    const found = leadsOf(definition, side, name).flatMap(({ node, port }) => {
      const behind = nodeById(inside, node);
      return (behind && portsOf(inside, behind))?.[side].flatMap((each) => (each.name === port ? [each.signal] : [])) ?? [];
    });
    return { name, signal: found[0] ?? said[0] ?? 'vector' };
  });
}
