import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from '../nodes/index.ts';
import { portsOf } from '../nodes/ports.ts';
import { nodeTitle } from '../nodes/title.ts';
import { looseEnds } from './check-wires.ts';
import type { Fix } from './diagnostics.ts';

/** What mends a drawing, where that takes more than a line. */

/** A divergence, wired to the output that nothing judges and to the targets of the one source, as far as they are there. */
export function addDivergence(graph: Graph): Fix {
  const ends = looseEnds(graph);
  const scored = ends.findLast(({ port }) => port.signal === 'logits');
  const targets = ends.filter(({ port }) => port.signal === 'targets');
  const into = [
    ...(scored ? [{ port: 'logits', from: { node: scored.node.id, port: scored.port.name } }] : []),
    ...(targets.length === 1 ? targets.map(({ node, port }) => ({ port: 'targets', from: { node: node.id, port: port.name } })) : []),
  ];
  return { label: { key: 'diagnostics:fix.addDivergence' }, edit: { do: 'add-node', kind: 'divergence', into } };
}

/** The cell of a layer that reads both ways, reading forwards only. */
export function oneWay(node: GraphNode): Fix {
  const { cell, units, dropout, recurrentDropout } = kindById(node.kind)?.read(node.params) ?? {};
  const kind = typeof cell === 'string' && kindById(cell) ? cell : 'lstm';
  return {
    label: { key: 'diagnostics:fix.useKind', args: { kind: nodeTitle({ ...node, kind, name: '' }) } },
    edit: { do: 'set-kind', node: node.id, kind, params: { units, dropout, recurrentDropout } },
  };
}

/** All from the source that the targets come from, where the others give the same; else the first other one goes. */
export function readOne(graph: Graph, read: readonly GraphNode[]): { readonly fix?: Fix } {
  const judged = graph.wires.find(({ from, to }) => to.port === 'targets' && read.some(({ id }) => id === from.node))?.from.node;
  const kept = read.find(({ id }) => id === judged) ?? read[0];
  const [other] = read.filter((node) => node !== kept);
  if (!kept || !other) return {};
  const given = portsOf(graph, kept)?.outputs ?? [];
  const wires = graph.wires.filter(({ from }) => from.node !== kept.id && read.some(({ id }) => id === from.node));
  if (wires.every(({ from }) => given.some(({ name }) => name === from.port)))
    return { fix: { label: { key: 'diagnostics:fix.readOnly', args: { node: nodeTitle(kept) } }, edit: { do: 'read-from', node: kept.id, wires: wires.map(({ id }) => id) } } };
  return { fix: { label: { key: 'diagnostics:fix.removeNode', args: { node: nodeTitle(other) } }, edit: { do: 'remove-node', node: other.id } } };
}
