import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divTop, timelineNumbers, type JudgedSequence } from './timeline-numbers.ts';

const sequence = (div: JudgedSequence['div']): JudgedSequence => ({ x: ['h', 'e', 'l', 'l'], d: ['e', 'l', 'l', 'o'], div });

describe('timelineNumbers', () => {
  it('multiplies and sums what the network says with the weights as they are', () => {
    const { terms, total, sumW, loss } = timelineNumbers({ schedule: 'custom', from: 'start', weights: [0, 0.25, 0.5, 1], rest: 0 }, 4, sequence([4, 3, 2, 1]));
    expect(terms.map(({ product }) => product)).toEqual([0, 0.75, 1, 1]);
    expect([total, sumW, loss]).toEqual([2.75, 1.75, 2.75 / 1.75]);
    expect(terms[1]).toEqual({ t: 2, x: 'e', d: 'l', w: 0.25, div: 3, product: 0.75 });
  });

  it('leaves out timesteps at which nothing is desired, as the network does', () => {
    const { terms, total, sumW, loss } = timelineNumbers({ schedule: 'all' }, 4, sequence([1, 2, 3, NaN]));
    expect([total, sumW, loss]).toEqual([6, 3, 2]);
    expect(terms[3]).toMatchObject({ w: 1, div: null, product: null });
  });

  it('has no sum while Div is not known, and no loss where nothing weighs', () => {
    expect(timelineNumbers({ schedule: 'final' }, 4, sequence(null))).toMatchObject({ total: null, sumW: 1, loss: null });
    expect(timelineNumbers({ schedule: 'custom', from: 'end', weights: [], rest: 0 }, 4, sequence([1, 1, 1, 1]))).toMatchObject({ total: 0, sumW: 0, loss: null });
  });

  it('has a scale that holds every bar', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-9, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 }), (div) => {
        const { terms } = timelineNumbers({ schedule: 'ramp', shape: 'linear' }, div.length, { x: [], d: [], div });
        expect(divTop(terms)).toBeGreaterThanOrEqual(Math.max(...div) * (1 - 1e-6));
      }),
    );
  });
});
