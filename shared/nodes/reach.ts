import type { Wire } from '../document/schema.ts';

export interface FlowPath {
  readonly nodes: ReadonlySet<string>;
  readonly wires: ReadonlySet<string>;
}

/** Everything that a wire's tensor comes from and goes on to: the way up and down from it. */
export function pathThrough(wires: readonly Wire[], id: string): FlowPath {
  const start = wires.find((wire) => wire.id === id);
  if (!start) return { nodes: new Set(), wires: new Set() };
  const into = grouped(wires, ({ to }) => to.node);
  const outOf = grouped(wires, ({ from }) => from.node);
  const found = new Set([id]);
  const nodes = new Set<string>();
  const walk = (node: string, next: ReadonlyMap<string, readonly Wire[]>, ahead: (wire: Wire) => string): void => {
    const seen = new Set<string>();
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      nodes.add(at);
      for (const wire of next.get(at) ?? []) {
        found.add(wire.id);
        open.push(ahead(wire));
      }
    }
  };
  walk(start.from.node, into, ({ from }) => from.node);
  walk(start.to.node, outOf, ({ to }) => to.node);
  return { nodes, wires: found };
}

function grouped(wires: readonly Wire[], keyOf: (wire: Wire) => string): ReadonlyMap<string, readonly Wire[]> {
  const groups = new Map<string, Wire[]>();
  for (const wire of wires) groups.set(keyOf(wire), [...(groups.get(keyOf(wire)) ?? []), wire]);
  return groups;
}
