import { setParams } from '../../shared/document/edit.ts';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { editDocument } from '../state/document-store.ts';
import type { Merge } from '../state/history.ts';

/** Changes the weights of a divergence node; with the same merge key a whole stroke is one entry of the history. */
export function setWeights(node: string, weights: TimestepWeights, merge: Merge | null = null): void {
  editDocument({ key: merge ? 'app:edit.paint' : 'app:edit.weights' }, setParams(node, { weights }), merge);
}
