import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { startBeside, startTraining, toggleCompared } from '../state/run-store.ts';
import { setUi } from '../state/ui-store.ts';
import { withWeights } from './pair.ts';

/**
 * Trains the drawing twice at the same time, from the same seed and so from the same weights: as it stands, and with another weighting
 * at one divergence. Both are measured alike, and shown beside each other.
 */
export async function trainBeside(node: string, other: TimestepWeights): Promise<void> {
  const { document, path } = useDocumentStore.getState();
  if (!document) return;
  setUi({ mode: 'train', runTable: false, beside: true });
  const first = await startTraining(document, path, { alike: true });
  if (!first) return;
  const second = await startBeside(first, withWeights(document, node, other), path, { alike: true });
  if (second) toggleCompared(second.id);
}
