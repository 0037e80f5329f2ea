import { z } from 'zod';

const direction = z.enum(['start', 'end']);

/**
 * w_t of DIV = Σ_t w_t · Div(Y(t), d(t)), as the user chose it. Resolved per sequence by `resolveWeights`.
 * `custom` lists weights counted from the start (index 0 is t = 1) or from the end (index 0 is the last real symbol);
 * timesteps outside the list weigh `rest`.
 */
export const timestepWeightsSchema = z.discriminatedUnion('schedule', [
  z.object({ schedule: z.literal('final') }),
  z.object({ schedule: z.literal('all') }),
  z.object({ schedule: z.literal('ramp'), shape: z.enum(['linear', 'exponential']).default('linear') }),
  z.object({ schedule: z.literal('every'), k: z.number().int().min(1).max(10_000) }),
  z.object({ schedule: z.literal('first'), k: z.number().int().min(1).max(10_000) }),
  z.object({ schedule: z.literal('last'), k: z.number().int().min(1).max(10_000) }),
  z.object({
    schedule: z.literal('custom'),
    from: direction,
    weights: z.array(z.number().min(0).max(1_000)).max(10_000),
    rest: z.number().min(0).max(1_000).default(0),
  }),
]);

export type TimestepWeights = z.infer<typeof timestepWeightsSchema>;

/**
 * Weights of one sequence of `length` real symbols, t = 1 … length.
 * - `ramp` linear: t / length; exponential: 2^(t − length)-like growth from 1/2^(length−1), floored at 2^−20, so the
 *   final step always weighs 1.
 * - `every` k: the last step and every k-th before it, so that the final answer is always judged.
 */
export function resolveWeights(choice: TimestepWeights, length: number): Float32Array {
  const weights = new Float32Array(length);
  for (let t = 1; t <= length; t++) weights[t - 1] = weightAt(choice, t, length);
  return weights;
}

function weightAt(choice: TimestepWeights, t: number, length: number): number {
  switch (choice.schedule) {
    case 'final':
      return t === length ? 1 : 0;
    case 'all':
      return 1;
    case 'ramp':
      return choice.shape === 'linear' ? t / length : 2 ** Math.max(t - length, -20);
    case 'every':
      return (length - t) % choice.k === 0 ? 1 : 0;
    case 'first':
      return t <= choice.k ? 1 : 0;
    case 'last':
      return t > length - choice.k ? 1 : 0;
    case 'custom':
      return choice.weights[choice.from === 'start' ? t - 1 : length - t] ?? choice.rest;
  }
}

/** The same weights written as a painted list, so that painting can start from any preset. */
export function toCustom(choice: TimestepWeights, length: number, from: 'start' | 'end'): TimestepWeights {
  const resolved = [...resolveWeights(choice, length)].map((w) => Math.round(w * 10_000) / 10_000);
  return { schedule: 'custom', from, weights: from === 'start' ? resolved : resolved.reverse(), rest: 0 };
}
