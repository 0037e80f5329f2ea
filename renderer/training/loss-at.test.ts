import { describe, expect, it } from 'vitest';
import { RunHistory } from '../state/run-history.ts';
import { lossAt } from './loss-at.ts';

const history = new RunHistory(100, 10);
history.addMetrics([1, 2, 3, 4].map((step) => ({ step, loss: 2, div: 2, sumW: 1, perTimestep: [], norm: null })));
history.addValidation({ step: 3, loss: 1.5, accuracy: null });
history.addValidation({ step: 4, loss: null, accuracy: null });

describe('lossAt', () => {
  it('prefers a validation of that very step', () => expect(lossAt(history, 3)).toBe(1.5));
  it('takes the smoothed training loss elsewhere', () => {
    expect(lossAt(history, 2)).toBeCloseTo(2);
    expect(lossAt(history, 4)).toBeCloseTo(2);
    expect(lossAt(history, 0)).toBeCloseTo(2);
  });
  it('has none where nothing was measured', () => expect(lossAt(new RunHistory(10, 1), 5)).toBeNull());
});
