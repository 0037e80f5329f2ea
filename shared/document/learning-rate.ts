import type { Training } from './schema.ts';

/** What the learning rate of a step depends on. */
export type RateSettings = Pick<Training, 'learningRate' | 'rateSchedule' | 'warmUp' | 'steps'>;

/**
 * The learning rate η of step 1, 2, … With the first step at full rate s₁ = max(warm-up, 1):
 *
 * - t ≤ s₁: η · t / s₁ (linear warm-up)
 * - step: η · factor^⌊(t − s₁) / every⌋
 * - cosine: η · (f + (1 − f) · (1 + cos πp) / 2) with p = (t − s₁) / (steps − s₁), so that the last step has η · f
 *   (Loshchilov & Hutter 2017, without restarts)
 *
 * `steps` is the document's: a run that is resumed beyond them keeps the last rate of a cosine.
 */
export function learningRateAt(settings: RateSettings, step: number): number {
  const { learningRate, warmUp } = settings;
  const first = Math.max(warmUp, 1);
  return step < first ? (learningRate * step) / first : learningRate * decayAt(settings, step - first, settings.steps - first);
}

/** `after` steps after the first at full rate, of which there are `length`. */
function decayAt({ rateSchedule }: RateSettings, after: number, length: number): number {
  switch (rateSchedule.shape) {
    case 'constant':
      return 1;
    case 'step':
      return rateSchedule.factor ** Math.floor(after / rateSchedule.every);
    case 'cosine': {
      const { final } = rateSchedule;
      if (after === 0) return 1;
      return after >= length ? final : final + ((1 - final) * (1 + Math.cos((Math.PI * after) / length))) / 2;
    }
  }
}

/** Does every step have the same learning rate? */
export function hasConstantRate({ rateSchedule, warmUp }: Pick<Training, 'rateSchedule' | 'warmUp'>): boolean {
  return rateSchedule.shape === 'constant' && warmUp <= 1;
}
