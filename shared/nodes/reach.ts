import { downstreamOf, upstreamOf, wiresFrom, wiresInto } from '../document/graph.ts';
import type { Wire } from '../document/schema.ts';

export interface FlowPath {
  readonly nodes: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
}

/** Everything that a wire's tensor comes from and goes on to: the way up and down from it. */
export function pathThrough(wires: readonly Wire[], id: string): FlowPath {
  const start = wires.find((wire) => wire.id === id);
  if (!start) return { nodes: new Set(), wires: new Set() };
  const graph = { wires: wires as Wire[] };
  const before = [...upstreamOf(graph, [start.from.node])];
  const after = [...downstreamOf(graph, [start.to.node])];
  const along = [start, ...before.flatMap((node) => wiresInto(graph, node)), ...after.flatMap((node) => wiresFrom(graph, node))];
  return { nodes: new Set([...before, ...after]), wires: new Set(along.map((wire) => wire.id)) };
}
