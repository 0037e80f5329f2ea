import { nodeById } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import { inSentence, messageText, t } from '../../shared/i18n/index.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';

/** What an edit did to a drawing, in one sentence: seen from the drawing before and after it, else from the name of the edit. */
export function resultText(before: UnrollDocument, after: UnrollDocument, label: Message): string {
  const nodes = difference(before.graph.nodes, after.graph.nodes);
  const wires = difference(before.graph.wires, after.graph.wires);
  if (nodes.added.length > 0 && nodes.gone.length > 0) return replaced(before.graph, nodes) ?? done(label);
  if (nodes.added.length > 0) return added(after.graph, nodes.added, wires.added);
  if (nodes.gone.length > 0) return nodes.gone.length === 1 && nodes.gone[0] ? t('announce:deleted', { node: nodeTitle(nodes.gone[0]) }) : t('announce:deletedMany', { count: nodes.gone.length });
  if (wires.added.length + wires.gone.length > 0) return rewired(before.graph, after.graph, wires) ?? done(label);
  return renamed(before.graph, after.graph) ?? done(label);
}

function done(label: Message): string {
  return t('announce:done', { what: inSentence(messageText(label)) });
}

interface Difference<T> {
  readonly added: readonly T[];
  readonly gone: readonly T[];
}

/** By their ids; a wire that ends elsewhere is another one. */
function difference<T extends GraphNode | Wire>(before: readonly T[], after: readonly T[]): Difference<T> {
  if (before === after) return { added: [], gone: [] };
  const [was, is] = [new Set(before.map(identity)), new Set(after.map(identity))];
  return { added: after.filter((item) => !was.has(identity(item))), gone: before.filter((item) => !is.has(identity(item))) };
}

function identity(item: GraphNode | Wire): string {
  return 'from' in item ? JSON.stringify([item.from.node, item.from.port, item.to.node, item.to.port]) : item.id;
}

/** Nodes that became a group, or a group that became its nodes. */
function replaced(graph: Graph, { added, gone }: Difference<GraphNode>): string | null {
  const [one] = added;
  if (added.length === 1 && one?.kind === 'group') return t('announce:grouped', { count: gone.length, group: nodeTitle(one) });
  const [instance] = gone;
  return gone.length === 1 && instance?.kind === 'group' && nodeById(graph, instance.id) ? t('announce:unpacked', { group: nodeTitle(instance), count: added.length }) : null;
}

function added(graph: Graph, nodes: readonly GraphNode[], wires: readonly Wire[]): string {
  const [node] = nodes;
  if (nodes.length > 1 || !node) return t('announce:addedMany', { count: nodes.length });
  const others = wires.flatMap(({ from, to }) => (from.node === node.id ? [to.node] : to.node === node.id ? [from.node] : []));
  const names = [...new Set(others)].map((id) => titleOf(graph, id)).join(', ');
  return names === '' ? t('announce:added', { node: nodeTitle(node) }) : t('announce:addedWired', { node: nodeTitle(node), others: names });
}

function rewired(before: Graph, after: Graph, { added, gone }: Difference<Wire>): string | null {
  const [made, lost] = [added[0], gone[0]];
  if (made && added.length === 1 && gone.length <= 1) {
    const ends = { from: titleOf(after, made.from.node), to: titleOf(after, made.to.node) };
    if (!lost) return t('announce:wired', ends);
    return lost.to.node === made.to.node ? t('announce:wiredInstead', { ...ends, before: titleOf(before, lost.from.node) }) : t('announce:wired', ends);
  }
  if (added.length > 0) return gone.length === 0 ? t('announce:wiredMany', { count: added.length }) : null;
  if (lost && gone.length === 1) return t('announce:unwired', { from: titleOf(before, lost.from.node), to: titleOf(before, lost.to.node) });
  return t('announce:unwiredMany', { count: gone.length });
}

function renamed(before: Graph, after: Graph): string | null {
  if (before.nodes === after.nodes) return null;
  const changed = after.nodes.flatMap((node) => {
    const was = nodeById(before, node.id);
    return was && was.name !== node.name ? [{ was, node }] : [];
  });
  const [only] = changed;
  return only && changed.length === 1 ? t('announce:renamed', { before: nodeTitle(only.was), after: nodeTitle(only.node) }) : null;
}

function titleOf(graph: Graph, id: string): string {
  const node = nodeById(graph, id);
  return node ? nodeTitle(node) : id;
}
