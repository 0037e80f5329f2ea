import { create } from 'zustand';
import { definitionOf } from '../../shared/document/groups.ts';
import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';
import { openScope, useDocumentStore } from '../state/document-store.ts';
import { select } from '../state/selection-store.ts';

/** The node that the drawing, folded or unrolled, is asked to bring into view; a new object for each time it is asked. */
export const useRevealStore = create<{ readonly asked: { readonly node: string } | null }>(() => ({ asked: null }));

/** Brings a node of what is shown into view, if it is not. */
export function reveal(node: string): void {
  useRevealStore.setState({ asked: { node } });
}

/** Shows a node wherever it lies: the group it is in is opened, it is selected and brought into view. */
export function showNode(scope: Scope, node: string): void {
  showScope(scope);
  select({ nodes: [node] });
  reveal(node);
}

/** Opens a group unless it is open. */
export function showScope(scope: Scope): void {
  if (useDocumentStore.getState().scope.join('/') !== scope.join('/')) openScope(scope);
}

/** The deepest node on a way through groups that there is, with the scope it lies in: a problem may lie in a group that cannot be opened. */
export function nodeOnWay({ graph }: UnrollDocument, way: string): { readonly scope: Scope; readonly node: GraphNode } | null {
  const ids = way.split('/');
  let nodes: readonly GraphNode[] = graph.nodes;
  let found: { readonly scope: Scope; readonly node: GraphNode } | null = null;
  for (const [depth, id] of ids.entries()) {
    const node = nodes.find((each) => each.id === id);
    if (!node) break;
    found = { scope: ids.slice(0, depth), node };
    nodes = definitionOf(graph, node)?.nodes ?? [];
  }
  return found;
}
