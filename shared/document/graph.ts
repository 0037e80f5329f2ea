import type { Graph, GraphNode, Wire } from './schema.ts';

export function nodeById(graph: Graph, id: string): GraphNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

/** The wire that ends in an input port: there is at most one. */
export function wireInto(graph: Graph, node: string, port: string): Wire | undefined {
  return graph.wires.find((wire) => wire.to.node === node && wire.to.port === port);
}

export interface Order {
  /** Nodes so that every wire points forward; nodes on a cycle are left out. */
  readonly sorted: readonly GraphNode[];
  /** Nodes that lie on a cycle or behind one. */
  readonly cyclic: readonly GraphNode[];
}

/** Topological order (Kahn 1962), stable in the order of `graph.nodes`. */
export function topologicalOrder(graph: Graph): Order {
  const waiting = new Map(graph.nodes.map((node) => [node.id, 0]));
  const next = new Map<string, string[]>();
  for (const { from, to } of graph.wires) {
    if (!waiting.has(from.node) || !waiting.has(to.node)) continue;
    waiting.set(to.node, (waiting.get(to.node) ?? 0) + 1);
    next.set(from.node, [...(next.get(from.node) ?? []), to.node]);
  }
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0);
  const sorted: GraphNode[] = [];
  for (let node = ready.shift(); node; node = ready.shift()) {
    sorted.push(node);
    for (const target of next.get(node.id) ?? []) {
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      const found = byId.get(target);
      if (left === 0 && found) ready.push(found);
    }
  }
  const done = new Set(sorted.map((node) => node.id));
  return { sorted, cyclic: graph.nodes.filter((node) => !done.has(node.id)) };
}

/**
 * Strongly connected components (Tarjan 1972): nodes that feed each other are together, in the order of `graph.nodes`; the
 * components so that every wire between two of them points forward, stable in that order, too.
 */
export function components({ nodes, wires, groups }: Graph): readonly (readonly GraphNode[])[] {
  const next = new Map(nodes.map(({ id }) => [id, [] as string[]]));
  for (const { from, to } of wires) if (next.has(to.node)) next.get(from.node)?.push(to.node);
  const index = new Map<string, number>();
  const stack: string[] = [];
  const first = new Map<string, string>();
  const visit = (id: string): number => {
    let low = index.size;
    index.set(id, low);
    stack.push(id);
    for (const other of next.get(id) ?? []) {
      if (!index.has(other)) low = Math.min(low, visit(other));
      else if (!first.has(other)) low = Math.min(low, index.get(other) ?? low);
    }
    if (low === index.get(id)) for (const member of stack.splice(stack.indexOf(id))) first.set(member, id);
    return low;
  };
  for (const { id } of nodes) if (!index.has(id)) visit(id);

  const members = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const root = first.get(node.id) ?? node.id;
    members.set(root, [...(members.get(root) ?? []), node]);
  }
  const named = (id: string): string => members.get(first.get(id) ?? id)?.[0]?.id ?? id;
  const condensed: Graph = {
    nodes: [...members.values()].flatMap(([node]) => node ?? []),
    wires: wires
      .map((wire) => ({ ...wire, from: { ...wire.from, node: named(wire.from.node) }, to: { ...wire.to, node: named(wire.to.node) } }))
      .filter(({ from, to }) => from.node !== to.node),
    groups,
  };
  return topologicalOrder(condensed).sorted.map(({ id }) => members.get(first.get(id) ?? id) ?? []);
}

/** Would a wire from `from` to `to` close a cycle? */
export function closesCycle(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const stack = [to];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const wire of graph.wires) if (wire.from.node === id) stack.push(wire.to.node);
  }
  return false;
}
