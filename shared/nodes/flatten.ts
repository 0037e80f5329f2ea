import type { Graph, GraphNode, Group, Wire } from '../document/schema.ts';
import { kindById } from './index.ts';
import { nodeTitle } from './title.ts';

/** Does a group hold itself, in however many steps? */
export function holdsItself(groups: readonly Group[], id: string): boolean {
  const seen = new Set<string>();
  const held = (of: string): readonly string[] => groups.find((group) => group.id === of)?.nodes.flatMap(groupOf) ?? [];
  const open = [...held(id)];
  for (const next of open) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...held(next));
  }
  return false;
}

/** The group that a node is an instance of. */
export function groupOf({ kind, params }: Pick<GraphNode, 'kind' | 'params'>): string[] {
  return kind === 'group' && typeof params.group === 'string' ? [params.group] : [];
}

/** The node of the drawing that a node of the flat graph came from: itself, or the instance it lies in. */
export function instanceOf(id: string): string {
  return id.split('/')[0] ?? id;
}

/**
 * The graph with every instance replaced by its group's nodes, as `<instance>/<node>`, named after both. Instances of a group
 * that is missing or holds itself stay.
 */
export function flattenGroups(graph: Graph): Graph {
  const at = graph.nodes.findIndex((node) => groupOf(node).some((id) => graph.groups.some((group) => group.id === id) && !holdsItself(graph.groups, id)));
  const instance = graph.nodes[at];
  const definition = graph.groups.find(({ id }) => instance && groupOf(instance).includes(id));
  if (!instance || !definition) return graph;
  const inner = (id: string): string => `${instance.id}/${id}`;
  return flattenGroups({
    ...graph,
    nodes: [...graph.nodes.slice(0, at), ...definition.nodes.map((node) => innerNode(node, instance, definition, inner)), ...graph.nodes.slice(at + 1)],
    wires: [
      ...graph.wires.flatMap((wire) => outerWires(wire, instance.id, definition, inner)),
      ...definition.wires.map(({ id, from, to }): Wire => ({ id: inner(id), from: { ...from, node: inner(from.node) }, to: { ...to, node: inner(to.node) } })),
    ],
  });
}

function innerNode(node: GraphNode, instance: GraphNode, { nodes }: Group, inner: (id: string) => string): GraphNode {
  const references = Object.entries(kindById(node.kind)?.fields ?? {}).flatMap(([name, field]) => {
    const named = field.type === 'node' ? node.params[name] : undefined;
    return typeof named === 'string' && nodes.some(({ id }) => id === named) ? [[name, inner(named)] as const] : [];
  });
  return {
    ...node,
    id: inner(node.id),
    name: `${nodeTitle(instance)} › ${nodeTitle(node)}`,
    params: { ...node.params, ...Object.fromEntries(references) },
  };
}

/** A wire to or from an instance leads to or from the nodes behind its port; the first keeps the wire's id. */
function outerWires(wire: Wire, instance: string, { inputs, outputs }: Group, inner: (id: string) => string): Wire[] {
  const froms = wire.from.node === instance ? outputs.filter(({ name }) => name === wire.from.port).slice(0, 1) : null;
  const tos = wire.to.node === instance ? inputs.filter(({ name }) => name === wire.to.port) : null;
  const end = ({ node, port }: Group['inputs'][number]) => ({ node: inner(node), port });
  return (froms ? froms.map(end) : [wire.from]).flatMap((from) =>
    (tos ? tos.map(end) : [wire.to]).map((to, i) => ({ id: i === 0 ? wire.id : `${wire.id}/${i}`, from, to })),
  );
}
