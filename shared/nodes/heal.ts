import { wiresInto } from '../document/graph.ts';
import type { Graph, Wire, WireEnd } from '../document/schema.ts';
import { connectionProblem } from './connect.ts';

/** A wire that takes the place of a way through nodes that are taken out. */
export interface Healing {
  /** The wire that led on from them, whose end it keeps. */
  readonly wire: string;
  readonly from: WireEnd;
  readonly to: WireEnd;
}

/**
 * The wires that keep the flow going once some nodes are out of it: each wire that leaves them begins where what feeds them comes
 * from. A wire that nothing before them may feed (symbols cannot go where vectors went) has no healing.
 */
export function healings(graph: Graph, out: ReadonlySet<string>): readonly Healing[] {
  const stays = ({ from, to }: Wire): boolean => !out.has(from.node) && !out.has(to.node);
  let healed: Graph = { ...graph, wires: graph.wires.filter(stays) };
  return graph.wires.filter(({ from, to }) => out.has(from.node) && !out.has(to.node)).flatMap((wire) => {
    const from = feeders(graph, out, wire.from.node).find((end) => connectionProblem(healed, end, wire.to) === null);
    if (!from) return [];
    healed = { ...healed, wires: [...healed.wires, { id: wire.id, from, to: wire.to }] };
    return [{ wire: wire.id, from: { ...from }, to: { ...wire.to } }];
  });
}

/** Ends outside that feed a node through those taken out, in the order of its inputs' wires. */
function feeders(graph: Graph, out: ReadonlySet<string>, node: string): WireEnd[] {
  const seen = new Set<string>();
  const ends = (id: string): WireEnd[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    return wiresInto(graph, id).flatMap(({ from }) => (out.has(from.node) ? ends(from.node) : [from]));
  };
  return ends(node);
}
