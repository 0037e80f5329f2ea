import type { Group } from '../../shared/document/schema.ts';
import { scopeGroup } from '../../shared/nodes/group-scope.ts';
import { useDocumentStore } from '../state/document-store.ts';

/** The group that is open on the canvas. */
export function useOpenGroup(): Group | undefined {
  return useDocumentStore(({ document, scope }) => (document ? scopeGroup(document.graph, scope) : undefined));
}
