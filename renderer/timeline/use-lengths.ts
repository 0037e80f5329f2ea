import { useMemo } from 'react';
import { wireInto } from '../../shared/document/graph.ts';
import type { GraphNode } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';

/** Without data the editor shows a sequence of this length. */
const exampleLengths: readonly number[] = [8];

/** Lengths of the sequences that a divergence judges, ascending. */
export function useLengths(divergence: string): readonly number[] {
  const source = useSourceOf(divergence);
  const facts = useFactsStore((state) => (source ? state.readings[source]?.dataset?.facts : undefined));
  const window = useDocumentStore((state) => windowOf(state.document?.graph.nodes.find(({ id }) => id === source)));
  return useMemo(() => {
    if (facts && facts.lengths.length > 0) return facts.lengths;
    return window === null ? exampleLengths : [window];
  }, [facts, window]);
}

/** A text's windows all have the length its node names, so nothing needs to be read to know it. */
function windowOf(node: GraphNode | undefined): number | null {
  const kind = node && kindById(node.kind);
  if (!node || !kind || !('window' in kind.fields)) return null;
  return Number(kind.read(node.params).window);
}

/** The source whose targets a divergence is asked for. */
export function useSourceOf(divergence: string): string | undefined {
  return useDocumentStore((state) => state.document && wireInto(state.document.graph, divergence, 'targets')?.from.node) ?? undefined;
}
