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
