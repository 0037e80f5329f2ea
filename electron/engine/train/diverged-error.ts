import type { Training } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';

/** Why a run ended whose loss or weights are no numbers any more; `kept`: its last good checkpoint. */
export function divergedError({ learningRate, clipNorm }: Training, { step, loss, kept }: { readonly step: number; readonly loss: number; readonly kept: number }): UserError {
  const shown = Number.isFinite(loss) ? Number(loss.toPrecision(3)) : String(loss);
  return new UserError(clipNorm > 0 ? 'errors:engine.diverged' : 'errors:engine.divergedUnclipped', { step, loss: shown, kept, learningRate });
}
