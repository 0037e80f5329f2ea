import { nodeById } from '../document/graph.ts';
import type { Graph } from '../document/schema.ts';
import { groupOf, holdsItself, instanceOf } from '../nodes/flatten.ts';
import { kindById } from '../nodes/index.ts';
import type { NodeSignals } from '../nodes/kind.ts';
import { nodeTitle } from '../nodes/title.ts';
import { error, type Checked, type Diagnostic } from './diagnostics.ts';

/** Instances whose group is missing, holds itself, or holds what only the drawing itself may. */
export function checkGroups(graph: Graph): Diagnostic[] {
  return graph.nodes.flatMap((node) => {
    if (node.kind !== 'group') return [];
    const args = { node: nodeTitle(node) };
    const remove = { fix: { label: { key: 'diagnostics:fix.remove' }, edit: { do: 'remove-node', node: node.id } } } as const;
    const definition = graph.groups.find(({ id }) => groupOf(node).includes(id));
    if (!definition) return [error(node.id, { key: 'diagnostics:groupMissing', args }, remove)];
    if (holdsItself(graph.groups, definition.id)) return [error(node.id, { key: 'diagnostics:groupInItself', args }, remove)];
    const end = definition.nodes.find(({ kind }) => isEnd(kind));
    return end ? [error(node.id, { key: 'diagnostics:groupHolds', args: { ...args, end: nodeTitle(end) } })] : [];
  });
}

/** Sources and divergences belong to the document: data and weights are theirs. */
export function isEnd(kindId: string): boolean {
  const kind = kindById(kindId);
  return kind !== undefined && (kind.inputs.length === 0 || kind.outputs.length === 0);
}

/** What was found in the flat graph, said in terms of the drawing: at the instance, with fixes only where the drawing can be mended. */
export function outward(graph: Graph, { diagnostics, signals, learned }: Checked): Checked {
  if (!graph.nodes.some(({ kind }) => kind === 'group')) return { diagnostics, signals, learned };
  const known = new Set(graph.groups.map(({ id }) => id));
  const instances = graph.nodes.filter((node) => groupOf(node).some((id) => known.has(id)));
  const sums = new Map<string, number>();
  for (const [id, count] of Object.entries(learned)) sums.set(instanceOf(id), (sums.get(instanceOf(id)) ?? 0) + count);
  const wires = new Set(graph.wires.map(({ id }) => id));
  return {
    diagnostics: diagnostics.map((each) => said(graph, wires, each)),
    signals: { ...signals, ...Object.fromEntries(instances.map((node) => [node.id, portSignals(graph, node.id, signals)])) },
    learned: Object.fromEntries(sums),
  };
}

function said(graph: Graph, wires: ReadonlySet<string>, { severity, message, node, wire, fix }: Diagnostic): Diagnostic {
  const isHere = fix && ('wire' in fix.edit ? wires.has(fix.edit.wire) : nodeById(graph, fix.edit.node) !== undefined);
  return {
    severity,
    message,
    node: node && instanceOf(node),
    ...(wire !== undefined && wires.has(wire) && { wire }),
    ...(fix && isHere && { fix }),
  };
}

/** Signals on the ports of an instance: those of the nodes behind them. */
function portSignals(graph: Graph, instance: string, signals: Checked['signals']): NodeSignals {
  const found: { inputs: Record<string, NodeSignals['inputs'][string]>; outputs: Record<string, NodeSignals['outputs'][string]> } = { inputs: {}, outputs: {} };
  for (const side of ['inputs', 'outputs'] as const) {
    const follow = (path: string, groupId: string, name: string): NodeSignals['inputs'][string] => {
      const definition = graph.groups.find(({ id }) => id === groupId);
      const end = definition?.[side].find((each) => each.name === name);
      const node = end && definition?.nodes.find(({ id }) => id === end.node);
      if (!end || !node) return undefined;
      const [deeper] = groupOf(node);
      return deeper ? follow(`${path}/${node.id}`, deeper, end.port) : signals[`${path}/${node.id}`]?.[side][end.port];
    };
    const node = nodeById(graph, instance);
    const [groupId = ''] = node ? groupOf(node) : [];
    for (const { name } of graph.groups.find(({ id }) => id === groupId)?.[side] ?? []) found[side][name] ??= follow(instance, groupId, name);
  }
  return found;
}
