import type { RunHistory } from '../state/run-history.ts';

/** The validation loss at a step where it was validated just there, else the smoothed training loss; null: neither. */
export function lossAt({ validations, series }: Pick<RunHistory, 'validations' | 'series'>, step: number): number | null {
  const validation = validations.find((each) => each.step === step);
  if (validation && validation.loss !== null) return validation.loss;
  const { steps, smoothed } = series;
  let found: number | null = null;
  for (let i = 0; i < steps.length; i++) {
    if ((steps[i] as number) > Math.max(1, step)) break;
    found = smoothed[i] as number;
  }
  return found !== null && Number.isFinite(found) ? found : null;
}
