import { describe, expect, it } from 'vitest';
import { earlyStoppingSchema } from '../../../shared/document/schema.ts';
import { fullPatience, type Patience } from '../run/checkpoints.ts';
import { afterLoss, isExhausted } from './early-stopping.ts';

const after = (losses: readonly (number | null)[], settings = {}): Patience =>
  losses.reduce<Patience>((patience, loss) => afterLoss(patience, loss, earlyStoppingSchema.parse(settings)), fullPatience);

describe('patience', () => {
  it('counts validations since the last improvement', () => {
    expect(after([2, 1.5])).toEqual({ loss: 1.5, waited: 0 });
    expect(after([2, 1.5, 1.5, 1.6])).toEqual({ loss: 1.5, waited: 2 });
    expect(after([2, 1.5, 1.6, 1.4])).toEqual({ loss: 1.4, waited: 0 });
  });

  it('asks for the smallest improvement, measured from the last one, not from the least loss', () => {
    expect(after([2, 1.95, 1.9], { minImprovement: 0.1 })).toEqual({ loss: 2, waited: 2 });
    expect(after([2, 1.95, 1.89], { minImprovement: 0.1 })).toEqual({ loss: 1.89, waited: 0 });
  });

  it('takes a loss that is not a number for no improvement', () => {
    expect(after([null, null])).toEqual({ loss: null, waited: 2 });
    expect(after([null, 3])).toEqual({ loss: 3, waited: 0 });
  });

  it('is exhausted after as many as the document says, and never without early stopping', () => {
    const settings = earlyStoppingSchema.parse({ patience: 2 });
    expect([1, 2, 3].map((waited) => isExhausted({ loss: 1, waited }, settings))).toEqual([false, true, true]);
    expect(isExhausted({ loss: 1, waited: 99 }, null)).toBe(false);
  });
});
