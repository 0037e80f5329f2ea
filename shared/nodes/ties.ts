import { nodeById } from '../document/graph.ts';
import type { Graph, GraphNode } from '../document/schema.ts';
import { kindById } from './index.ts';

/** Names of the params of a kind that name other nodes. */
export function nodeParams(kind: string): string[] {
  return paramsNaming(kind, 'node');
}

/** Names of the params of a kind that name data of the document. */
export function dataParams(kind: string): string[] {
  return paramsNaming(kind, 'data');
}

function paramsNaming(kind: string, what: 'node' | 'data'): string[] {
  return Object.entries(kindById(kind)?.fields ?? {}).flatMap(([name, { type }]) => (type === what ? [name] : []));
}

/** A node whose parameter names another one. */
export interface Tie {
  readonly node: GraphNode;
  readonly field: string;
  readonly other: GraphNode;
}

/** Ties between the given nodes and others: what names a node cannot look through the border of a group. */
export function crossingTies(graph: Graph, ids: ReadonlySet<string>): Tie[] {
  return graph.nodes.flatMap((node) =>
    nodeParams(node.kind).flatMap((field) => {
      const named = node.params[field];
      const other = typeof named === 'string' ? nodeById(graph, named) : undefined;
      return other && ids.has(node.id) !== ids.has(other.id) ? [{ node, field, other }] : [];
    }),
  );
}
