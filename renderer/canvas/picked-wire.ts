import { create } from 'zustand';
import type { Graph } from '../../shared/document/schema.ts';
import { useDocumentStore } from '../state/document-store.ts';

/** The wire whose end is in the hand; the rest of the drawing is judged without it. */
export const usePickedWire = create<{ readonly id: string | null }>(() => ({ id: null }));

export function pickWire(id: string | null): void {
  usePickedWire.setState({ id });
}

/** The graph that a wire being drawn is to fit. */
export function graphInHand(): Graph | undefined {
  const graph = useDocumentStore.getState().shown?.graph;
  const { id } = usePickedWire.getState();
  return graph && id !== null ? { ...graph, wires: graph.wires.filter((wire) => wire.id !== id) } : graph;
}
