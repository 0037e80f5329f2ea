import type { Graph } from '../../shared/document/schema.ts';
import { useDocumentStore } from '../state/document-store.ts';

/** The wire whose end is in the hand; the rest of the drawing is judged without it. */
let picked: string | null = null;

export function pickWire(id: string | null): void {
  picked = id;
}

export function isWirePicked(): boolean {
  return picked !== null;
}

/** The graph that a wire being drawn is to fit. */
export function graphInHand(): Graph | undefined {
  const graph = useDocumentStore.getState().shown?.graph;
  return graph && picked !== null ? { ...graph, wires: graph.wires.filter(({ id }) => id !== picked) } : graph;
}
