import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from './index.ts';
import type { Port } from './kind.ts';

export interface Ports {
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** The ports of a node as it stands in a graph; null: its kind is not known. */
export function portsOf(_graph: Graph, { kind: id, params }: Pick<GraphNode, 'kind' | 'params'>): Ports | null {
  const kind = kindById(id);
  return kind ? { inputs: kind.inputsOf(params), outputs: kind.outputs } : null;
}
