import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';

/** A node of a kind with its defaults, set to what the document already holds: its data, and the task of its source. */
export function makeNode(kind: NodeKind, document: UnrollDocument): GraphNode {
  const params = { ...kind.defaults() };
  for (const [name, field] of Object.entries(kind.fields)) {
    if (field.type !== 'data') continue;
    params[name] = document.data.find((source) => source.type === field.of)?.id ?? '';
  }
  if (kind.id === 'divergence') Object.assign(params, askedOf(document));
  return { id: newNodeId(kind.id, document), kind: kind.id, kindVersion: kind.version, name: '', params };
}

/** "lstm", "lstm-2", …: short, since it is part of the names of the learned tensors. */
export function newNodeId(kind: string, { graph }: Pick<UnrollDocument, 'graph'>): string {
  return newNodeIds(graph.nodes.map(({ id }) => id))(kind);
}

/** Gives ids for one node after another; none is given twice. */
export function newNodeIds(taken: Iterable<string>): (kind: string) => string {
  const used = new Set(taken);
  // Numbers below are known to be used.
  const numbers = new Map<string, number>();
  return (kind) => {
    let n = numbers.get(kind) ?? 1;
    const id = () => (n === 1 ? kind : `${kind}-${n}`);
    while (used.has(id())) n++;
    used.add(id());
    numbers.set(kind, n);
    return id();
  };
}

/** What a new divergence is to compare: what the only kind of source there is asks for. */
function askedOf({ graph }: UnrollDocument): Record<string, unknown> {
  const tasks = new Set(graph.nodes.flatMap(({ kind, params }) => (kind === 'text' ? 'next-symbol' : kind === 'pairs' ? 'answer' : kind === 'sequence' ? String(params['task']) : [])));
  if (tasks.has('forecast') && tasks.size === 1) return { target: 'forecast', kind: 'mean-squared-error' };
  return tasks.has('answer') && !tasks.has('next-symbol') ? { target: 'answer', weights: { schedule: 'final' } } : {};
}
