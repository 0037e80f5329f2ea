import type { Graph, GraphNode, Wire } from './schema.ts';

/**
 * The same graph with lists that cannot change any more: in those nodes and wires are found at once, in others by looking through them all.
 * Documents of the editor are frozen whole; this is for graphs that are made from them, and for documents as they were read.
 */
export function settled(graph: Graph): Graph {
  if (Object.isFrozen(graph.nodes) && Object.isFrozen(graph.wires)) return graph;
  const [nodes, wires] = [[...graph.nodes], [...graph.wires]];
  Object.freeze(nodes);
  Object.freeze(wires);
  return Object.freeze({ ...graph, nodes, wires });
}

export function nodeById(graph: Graph, id: string): GraphNode | undefined {
  const known = indexOf(nodeIndex, graph.nodes, nodesById);
  return known ? known.get(id) : graph.nodes.find((node) => node.id === id);
}

/** The wire that ends in an input port: there is at most one. */
export function wireInto(graph: Graph, node: string, port: string): Wire | undefined {
  return wiresInto(graph, node).find((wire) => wire.to.port === port);
}

/** The wires that end in a node, in the order of `graph.wires`. */
export function wiresInto(graph: Pick<Graph, 'wires'>, node: string): readonly Wire[] {
  const known = indexOf(inIndex, graph.wires, (wires) => wiresByNode(wires, 'to'));
  return known ? (known.get(node) ?? none) : graph.wires.filter(({ to }) => to.node === node);
}

/** The wires that leave a node, in the order of `graph.wires`. */
export function wiresFrom(graph: Pick<Graph, 'wires'>, node: string): readonly Wire[] {
  const known = indexOf(outIndex, graph.wires, (wires) => wiresByNode(wires, 'from'));
  return known ? (known.get(node) ?? none) : graph.wires.filter(({ from }) => from.node === node);
}

/** The given nodes and all from which a way along the wires leads to one of them. */
export function upstreamOf(graph: Pick<Graph, 'wires'>, ids: Iterable<string>): ReadonlySet<string> {
  const found = new Set(ids);
  for (const id of found) for (const { from } of wiresInto(graph, id)) found.add(from.node);
  return found;
}

/** The given nodes and all to which a way along the wires leads from one of them. */
export function downstreamOf(graph: Pick<Graph, 'wires'>, ids: Iterable<string>): ReadonlySet<string> {
  const found = new Set(ids);
  for (const id of found) for (const { to } of wiresFrom(graph, id)) found.add(to.node);
  return found;
}

const none: readonly Wire[] = [];
const nodeIndex = new WeakMap<readonly GraphNode[], ReadonlyMap<string, GraphNode>>();
const inIndex = new WeakMap<readonly Wire[], ReadonlyMap<string, readonly Wire[]>>();
const outIndex = new WeakMap<readonly Wire[], ReadonlyMap<string, readonly Wire[]>>();

/** Made once for a list that is frozen; null: it may still change. */
function indexOf<T, I>(known: WeakMap<readonly T[], I>, list: readonly T[], make: (list: readonly T[]) => I): I | null {
  const found = known.get(list);
  if (found) return found;
  if (!Object.isFrozen(list)) return null;
  const made = make(list);
  known.set(list, made);
  return made;
}

/** Of several with one id the first. */
function nodesById(nodes: readonly GraphNode[]): ReadonlyMap<string, GraphNode> {
  const byId = new Map<string, GraphNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  return byId;
}

function wiresByNode(wires: readonly Wire[], end: 'from' | 'to'): ReadonlyMap<string, readonly Wire[]> {
  const byNode = new Map<string, Wire[]>();
  for (const wire of wires) append(byNode, wire[end].node, wire);
  return byNode;
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
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
    append(next, from.node, to.node);
  }
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0);
  for (const node of ready) {
    for (const target of next.get(node.id) ?? []) {
      const left = (waiting.get(target) ?? 0) - 1;
      waiting.set(target, left);
      const found = byId.get(target);
      if (left === 0 && found) ready.push(found);
    }
  }
  const done = new Set(ready.map((node) => node.id));
  return { sorted: ready, cyclic: graph.nodes.filter((node) => !done.has(node.id)) };
}

/**
 * Strongly connected components (Tarjan 1972): nodes that feed each other are together, in the order of `graph.nodes`; the
 * components so that every wire between two of them points forward, stable in that order, too.
 */
export function components({ nodes, wires, groups }: Graph): readonly (readonly GraphNode[])[] {
  const next = new Map(nodes.map(({ id }) => [id, [] as string[]]));
  for (const { from, to } of wires) if (next.has(to.node)) next.get(from.node)?.push(to.node);
  const first = new Map<string, string>();
  const index = new Map<string, number>();
  const stack: string[] = [];
  // A stack of our own: a chain of ten thousand nodes would be deeper than JavaScript's.
  const path: { readonly id: string; readonly others: readonly string[]; next: number; low: number }[] = [];
  const enter = (id: string): void => {
    path.push({ id, others: next.get(id) ?? [], next: 0, low: index.size });
    index.set(id, index.size);
    stack.push(id);
  };
  for (const { id } of nodes) {
    if (!index.has(id)) enter(id);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const other = at.others[at.next];
      at.next++;
      if (other !== undefined) {
        if (!index.has(other)) enter(other);
        else if (!first.has(other)) at.low = Math.min(at.low, index.get(other) ?? at.low);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before) before.low = Math.min(before.low, at.low);
      if (at.low === index.get(at.id)) for (const member of stack.splice(stack.lastIndexOf(at.id))) first.set(member, at.id);
    }
  }

  const members = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    const root = first.get(node.id) ?? node.id;
    append(members, root, node);
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
