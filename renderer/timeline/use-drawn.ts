import { useMemo } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';

/**
 * The drawing to be looked at untrained, null while it has errors. It stays the same object while only weights w_t, places or training
 * settings that no initial weight follows from change: Div does not depend on them, so nothing is asked again while w is painted.
 */
export function useDrawn(): UnrollDocument | null {
  const document = useDocumentStore((state) => state.document);
  const wrong = useCheckStore(hasErrors);
  const key = useMemo(() => (document && !wrong ? JSON.stringify([document.id, everyStep(document).graph, document.training.seed]) : null), [document, wrong]);
  const data = document?.data;
  return useMemo(() => {
    const { document: now } = useDocumentStore.getState();
    return key !== null && now && data ? everyStep(now) : null;
  }, [key, data]);
}

function everyStep(document: UnrollDocument): UnrollDocument {
  const judges = new Set(divergencesOf(document.graph).map(({ node }) => node.id));
  const nodes = document.graph.nodes.map((node) => (judges.has(node.id) ? { ...node, params: { ...node.params, weights: { schedule: 'all' } } } : node));
  return { ...document, graph: { ...document.graph, nodes } };
}
