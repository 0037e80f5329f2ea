import { settled } from '../document/graph.ts';
import { groupOf, holdsItself, innerEnds, mostOpened, openedCount, type Opened } from '../document/groups.ts';
import type { Graph, GraphNode, Group, Wire } from '../document/schema.ts';
import { nodeParams } from './ties.ts';
import { nodeTitle } from './title.ts';

/** The node of the drawing that a node of the flat graph came from: itself, or the instance it lies in. */
export function instanceOf(id: string): string {
  return id.split('/')[0] ?? id;
}

/**
 * The graph with every instance replaced by its group's nodes, as `<instance>/<node>`, named after both. Instances of a group
 * that is missing or holds itself stay; so do all where together they would be more than can be worked with.
 */
export function flattenGroups(graph: Graph): Graph {
  if (graph.groups.length > 0 && openedCount(graph) > mostOpened) return settled(graph);
  const definitions = new Map(graph.groups.filter(({ id }) => !holdsItself(graph.groups, id)).map((group) => [group.id, group]));
  let flat = graph;
  for (let deeper = expanded(flat, definitions); deeper !== flat; deeper = expanded(flat, definitions)) flat = deeper;
  return settled(flat);
}

/** With every instance replaced by what is in it, which may be instances again; the same graph where there is none. */
function expanded(graph: Graph, definitions: ReadonlyMap<string, Group>): Graph {
  const instances = new Map(
    graph.nodes.flatMap((node) => {
      const definition = groupOf(node).map((id) => definitions.get(id))[0];
      return definition ? [[node.id, { node, definition }] as const] : [];
    }),
  );
  if (instances.size === 0) return graph;
  const openedAt = (id: string): Opened | undefined => {
    const found = instances.get(id);
    return found && { definition: found.definition, idOf: (node) => inner(id, node) };
  };
  const inside = [...instances.values()].flatMap(({ node, definition }) =>
    definition.wires.map(({ id, from, to }): Wire => ({
      id: inner(node.id, id),
      from: { ...from, node: inner(node.id, from.node) },
      to: { ...to, node: inner(node.id, to.node) },
    })),
  );
  return {
    ...graph,
    nodes: graph.nodes.flatMap((node) => {
      const found = instances.get(node.id);
      return found ? found.definition.nodes.map((each) => innerNode(each, found.node, found.definition)) : [node];
    }),
    wires: [...graph.wires.flatMap((wire) => outerWires(wire, openedAt(wire.from.node), openedAt(wire.to.node))), ...inside],
  };
}

function inner(instance: string, id: string): string {
  return `${instance}/${id}`;
}

function innerNode(node: GraphNode, instance: GraphNode, { nodes }: Group): GraphNode {
  const references = nodeParams(node.kind).flatMap((name) => {
    const named = node.params[name];
    return typeof named === 'string' && nodes.some(({ id }) => id === named) ? [[name, inner(instance.id, named)] as const] : [];
  });
  return {
    ...node,
    id: inner(instance.id, node.id),
    name: `${nodeTitle(instance)} › ${nodeTitle(node)}`,
    params: { ...node.params, ...Object.fromEntries(references) },
  };
}

/** A wire to or from an instance leads to or from the nodes behind its port; the first keeps the wire's id. */
function outerWires(wire: Wire, source: Opened | undefined, target: Opened | undefined): Wire[] {
  // Most wires of a large drawing lead from node to node: they stay the same objects.
  if (!source && !target) return [wire];
  return innerEnds(wire, source, target).map((ends, i) => ({ id: i === 0 ? wire.id : `${wire.id}/${i}`, ...ends }));
}
