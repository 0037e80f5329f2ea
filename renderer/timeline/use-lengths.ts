import { wireInto } from '../../shared/document/graph.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';

/** Without data the editor shows a sequence of this length. */
const exampleLengths: readonly number[] = [8];

/** Lengths of the sequences that a divergence judges, ascending. */
export function useLengths(divergence: string): readonly number[] {
  const source = useSourceOf(divergence);
  const facts = useFactsStore((state) => (source ? state.readings[source]?.dataset?.facts : undefined));
  return facts && facts.lengths.length > 0 ? facts.lengths : exampleLengths;
}

/** The source whose targets a divergence is asked for. */
export function useSourceOf(divergence: string): string | undefined {
  return useDocumentStore((state) => state.document && wireInto(state.document.graph, divergence, 'targets')?.from.node) ?? undefined;
}
