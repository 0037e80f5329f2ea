import type { EarlyStopping } from '../../../shared/document/schema.ts';
import type { Patience } from '../run/checkpoints.ts';

/** After a loss that is watched; one that is not a number is no improvement. */
export function afterLoss({ loss: best, waited }: Patience, loss: number | null, { minImprovement }: EarlyStopping): Patience {
  const improved = loss !== null && (best === null || loss < best - minImprovement);
  return improved ? { loss, waited: 0 } : { loss: best, waited: waited + 1 };
}

/** Has a run with these settings ended early? */
export function isExhausted({ waited }: Patience, settings: EarlyStopping | null): boolean {
  return settings !== null && waited >= settings.patience;
}
