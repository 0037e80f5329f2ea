import { definitionOf, groupOf, holdsItself, leadsOf, mostOpened, openedCount, portNames, type Side } from '../document/groups.ts';
import { nodeById } from '../document/graph.ts';
import type { Graph, GraphNode, UnrollDocument } from '../document/schema.ts';
import { isBoundary } from '../nodes/boundary.ts';
import { instanceOf } from '../nodes/flatten.ts';
import { boundaryIds, openGroup, scopeSteps, type Scope } from '../nodes/group-scope.ts';
import { kindById } from '../nodes/index.ts';
import type { NodeSignals, Signal } from '../nodes/kind.ts';
import { nodeTitle } from '../nodes/title.ts';
import { error, fixFor, type Checked, type Diagnostic } from './diagnostics.ts';

/** Instances whose group is missing, holds itself, holds too much, or holds what only the drawing itself may. */
export function checkGroups(graph: Graph): Diagnostic[] {
  const nodes = openedCount(graph);
  return graph.nodes.flatMap((node) => {
    if (node.kind !== 'group') return [];
    const args = { node: nodeTitle(node) };
    const remove = { fix: { label: { key: 'diagnostics:fix.remove' }, edit: { do: 'remove-node', node: node.id } } } as const;
    const definition = definitionOf(graph, node);
    if (!definition) return [error(node.id, { key: 'diagnostics:groupMissing', args }, remove)];
    if (holdsItself(graph.groups, definition.id)) return [error(node.id, { key: 'diagnostics:groupInItself', args }, remove)];
    if (nodes > mostOpened) return [error(node.id, { key: 'diagnostics:groupsTooLarge', args: { ...args, nodes, most: mostOpened } }, remove)];
    const end = definition.nodes.find(({ kind }) => isEnd(kind));
    return end ? [error(node.id, { key: 'diagnostics:groupHolds', args: { ...args, end: nodeTitle(end) } }, {
      fix: { label: { key: 'diagnostics:fix.unpack' }, edit: { do: 'unpack', node: node.id } },
    })] : [];
  });
}

/** Sources and divergences belong to the document: data and weights are theirs. */
export function isEnd(kindId: string): boolean {
  const kind = kindById(kindId);
  return kind !== undefined && (kind.inputs.length === 0 || kind.outputs.length === 0);
}

/**
 * What was found in the flat graph, said in terms of the drawing that a scope shows: at its nodes and instances, with fixes only
 * where that drawing can be mended. What lies elsewhere is said of no node here; `at` has its place.
 */
export function checkedInScope(document: UnrollDocument, scope: Scope, { diagnostics, signals, learned }: Checked): Checked {
  if (!document.graph.nodes.some(({ kind }) => kind === 'group')) return { diagnostics, signals, learned };
  const { graph } = openGroup(document, scope);
  const prefix = scope.map((id) => `${id}/`).join('');
  const titles = (scopeSteps(document.graph, scope) ?? []).map(({ instance }) => `${nodeTitle(instance)} › `).join('');
  const wires = new Set(graph.wires.map(({ id }) => id));
  const ids = graph.nodes.filter((node) => !isBoundary(node)).map(({ id }) => id);
  const instances = graph.nodes.filter((node) => definitionOf(graph, node));
  return {
    diagnostics: diagnostics.map((each) => said(graph, wires, prefix, titles, each)),
    signals: {
      ...Object.fromEntries(ids.flatMap((id) => (signals[prefix + id] ? [[id, signals[prefix + id] as NodeSignals]] : []))),
      ...Object.fromEntries(instances.map((node) => [node.id, portSignals(graph, node, prefix, signals)])),
      ...(scope.length > 0 ? boundarySignals(document, scope, signals) : {}),
    },
    learned: sums(prefix, learned),
  };
}

function said(graph: Graph, wires: ReadonlySet<string>, prefix: string, titles: string, { severity, message, node, wire, fix }: Diagnostic): Diagnostic {
  const own = (id: string): string | null => (id.startsWith(prefix) ? id.slice(prefix.length) : null);
  const at = node === null ? {} : { at: node };
  const here = node === null ? null : own(node);
  // What is said of the whole document is mended in the drawing itself.
  if (node === null) return { severity, message, node, ...(fix && prefix === '' && { fix }) };
  if (here === null) return { severity, message, node: null, ...at };
  const wireHere = wire === undefined ? null : own(wire);
  const ownNode = (id: string): string | null => own(id) !== null && nodeById(graph, own(id) ?? '') ? own(id) : null;
  const ownWire = (id: string): string | null => wires.has(own(id) ?? '') ? own(id) : null;
  const mend = fix && fixFor(fix.edit, ownNode, ownWire);
  return {
    severity,
    message: withoutTitles(message, titles),
    node: instanceOf(here),
    ...at,
    ...(wireHere !== null && wires.has(wireHere) && { wire: wireHere }),
    ...(fix && mend && { fix: { ...fix, edit: mend } }),
  };
}

/** Inside a group nodes go by their own names: the way to it goes without saying. */
function withoutTitles({ key, args }: Diagnostic['message'], titles: string): Diagnostic['message'] {
  if (!args || titles === '') return { key, ...(args && { args }) };
  return { key, args: Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll(titles, '') : value])) };
}

/** Learned numbers of each node that is shown, with all that lies in it. */
function sums(prefix: string, learned: Checked['learned']): Checked['learned'] {
  const found = new Map<string, number>();
  for (const [flat, count] of Object.entries(learned)) {
    if (!flat.startsWith(prefix)) continue;
    const id = instanceOf(flat.slice(prefix.length));
    found.set(id, (found.get(id) ?? 0) + count);
  }
  return Object.fromEntries(found);
}

/** Signals on the ports of an instance: those of the nodes behind them. */
function portSignals(graph: Graph, instance: GraphNode, prefix: string, signals: Checked['signals']): NodeSignals {
  const definition = definitionOf(graph, instance);
  const found = (side: Side): Record<string, Signal | undefined> => {
    const follow = (path: string, node: GraphNode, name: string): Signal | undefined => {
      const inside = definitionOf(graph, node);
      if (!inside) return signals[path]?.[side][name];
      const [lead] = leadsOf(inside, side, name);
      const behind = lead && inside.nodes.find(({ id }) => id === lead.node);
      return lead && behind && groupOf(behind).every((id) => !holdsItself(graph.groups, id)) ? follow(`${path}/${behind.id}`, behind, lead.port) : undefined;
    };
    return Object.fromEntries((definition ? portNames(definition, side) : []).map((name) => [name, follow(prefix + instance.id, instance, name)]));
  };
  return { inputs: found('inputs'), outputs: found('outputs') };
}

/** What comes in at the boundary of an open group, and what goes out: the signals at the instance it was opened from. */
function boundarySignals(document: UnrollDocument, scope: Scope, signals: Checked['signals']): Record<string, NodeSignals> {
  const outer = scope.slice(0, -1);
  const { graph } = openGroup(document, outer);
  const instance = nodeById(graph, scope.at(-1) ?? '');
  if (!instance) return {};
  const { inputs, outputs } = portSignals(graph, instance, outer.map((id) => `${id}/`).join(''), signals);
  return { [boundaryIds.inputs]: { inputs: {}, outputs: inputs }, [boundaryIds.outputs]: { inputs: outputs, outputs: {} } };
}
