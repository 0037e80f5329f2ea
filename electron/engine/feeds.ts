import { portOf } from '../../shared/compiler/functions/judge.ts';
import type { Batch } from '../../shared/text/batch.ts';
import type { Feeds } from './session.ts';

/** A batch as `train` and `evaluate` are fed it. */
export function feedsOf({ w, ...inputs }: Batch): Feeds {
  return { ...inputs, ...Object.fromEntries(Object.entries(w).map(([divergence, values]) => [portOf('w', divergence), values])) };
}
