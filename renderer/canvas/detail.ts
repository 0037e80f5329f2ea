import { useStore } from '@xyflow/react';
import { useDocumentStore } from '../state/document-store.ts';

/**
 * How much of a drawing is drawn. `whole`: every node, with everything on it. `in-view`: of a large drawing what lies in view; the rest is
 * a line of the outline, and comes when the canvas moves there. `tiles`: the same from so far away that nothing could be read or hit: nodes
 * are plain tiles, wires lines.
 */
export type Detail = 'whole' | 'in-view' | 'tiles';

/** Nodes from which a drawing is large. */
const large = 120;
/** At this zoom a node's text is five pixels high. */
const tilesBelow = 0.4;

export function useDetail(): Detail {
  const isLarge = useDocumentStore(({ shown }) => (shown?.graph.nodes.length ?? 0) >= large);
  const isFar = useStore(({ transform }) => transform[2] < tilesBelow);
  if (!isLarge) return 'whole';
  return isFar ? 'tiles' : 'in-view';
}
