import { create } from 'zustand';
import type { Graph, Point, Wire } from '../../shared/document/schema.ts';
import { useDocumentStore } from '../state/document-store.ts';

/** The wire that what is being dragged would be put on, if it were let go now. */
export const useWireDrop = create<{ readonly wire: string | null }>(() => ({ wire: null }));

export function markWire(wire: string | null): void {
  if (useWireDrop.getState().wire !== wire) useWireDrop.setState({ wire });
}

/** The topmost wire at a place of the window, or at the next of them, that takes what is dragged. */
export function wireThatTakes(places: readonly Point[], takes: (graph: Graph, wire: Wire) => boolean): string | null {
  const graph = useDocumentStore.getState().shown?.graph;
  const ids = places.flatMap(({ x, y }) => document.elementsFromPoint(x, y).flatMap((element) => element.closest('.react-flow__edge')?.getAttribute('data-id') ?? []));
  return [...new Set(ids)].find((id) => {
    const wire = graph?.wires.find((each) => each.id === id);
    return graph && wire && takes(graph, wire);
  }) ?? null;
}
