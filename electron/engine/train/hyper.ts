import { learningRateAt } from '../../../shared/document/learning-rate.ts';
import type { Training } from '../../../shared/document/schema.ts';

/**
 * The `hyper` input of step 1, 2, …: learning rate, β₁ᵗ, β₂ᵗ, clip norm; computed in float64, then rounded. t counts from
 * `optimizerSince`, where the moments began at zero: without that the first updates would be three times too large.
 */
export function hyperOf(training: Training, step: number, optimizerSince = 0): Float32Array {
  const { optimizer, clipNorm } = training;
  const [beta1, beta2] = optimizer.name === 'adam' ? [optimizer.beta1, optimizer.beta2] : [1, 1];
  const t = step - optimizerSince;
  return Float32Array.of(learningRateAt(training, step), beta1 ** t, beta2 ** t, clipNorm);
}
