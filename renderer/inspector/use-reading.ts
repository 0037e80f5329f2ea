import { useFactsStore, type Reading } from '../state/facts-store.ts';

/** What is known of the data behind a source node. */
export function useReading(node: string): Reading | undefined {
  return useFactsStore((state) => state.readings[node]);
}
