import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timestepWeightsSchema, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import {
  counted, lineOf, paintable, painted, presetChoice, scaleTop, schedules, shownWeights, snapped, sumOf, weightText, type Custom,
} from './weights-model.ts';

const final: TimestepWeights = { schedule: 'final' };
const list = (weights: number[], from: 'start' | 'end' = 'start'): Custom => ({ schedule: 'custom', from, weights, rest: 0 });

describe('paintable', () => {
  it('starts from what is shown, whatever the preset', () => {
    for (const schedule of schedules) {
      const choice = presetChoice(schedule, { schedule: 'ramp', shape: 'linear' }, [5], 5);
      expect(shownWeights(paintable(choice, [5], 5), 5)).toEqual(shownWeights(choice, 5));
    }
  });
  it('counts from the end where lengths differ, so that final stays final for every length', () => {
    const custom = paintable(final, [3, 4, 6], 4);
    expect(custom.from).toBe('end');
    for (const length of [3, 4, 6]) expect(shownWeights(custom, length)).toEqual(shownWeights(final, length));
  });
  it('counts from the start what is first, so that painting one length leaves the others as they are', () => {
    const custom = paintable({ schedule: 'first', k: 1 }, [3, 5], 3);
    expect(shownWeights(painted(custom, 3, new Map([[2, 0.5]])), 5)).toEqual([1, 0.5, 0, 0, 0]);
  });
  it('keeps to what is final where a sequence of another length than the data have is painted', () => {
    const custom = paintable(final, [6], 3);
    expect(shownWeights(painted(custom, 3, new Map([[2, 0.5]])), 6)).toEqual([0, 0, 0, 0, 0.5, 1]);
  });
  it('keeps the weights of steps that only longer sequences have', () => {
    const custom = paintable({ schedule: 'all' }, [2, 5], 2);
    expect(shownWeights(custom, 5)).toEqual([1, 1, 1, 1, 1]);
  });
});

describe('painted', () => {
  it('sets one entry, counted from the start or the end', () => {
    expect(shownWeights(painted(list([0, 0, 0]), 3, new Map([[2, 0.5]])), 3)).toEqual([0, 0.5, 0]);
    expect(painted(list([1, 0, 0], 'end'), 3, new Map([[2, 0.5]])).weights).toEqual([1, 0.5, 0]);
  });
  it('grows the list where a longer sequence is painted, with the rest between', () => {
    expect(painted({ ...list([0.2]), rest: 0.7 }, 4, new Map([[4, 1]])).weights).toEqual([0.2, 0.7, 0.7, 1]);
  });
  it('leaves t outside the sequence alone', () => {
    const choice = list([1, 1]);
    expect(painted(choice, 2, new Map([[0, 0], [3, 0]]))).toEqual(choice);
  });
  it('always makes a choice that can be saved, and shows what was painted', () => {
    const stroke = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.double({ min: -2, max: 2000, noNaN: true })), { maxLength: 8 });
    fc.assert(
      fc.property(stroke, fc.constantFrom('start' as const, 'end' as const), (values, from) => {
        const choice = painted(list([0.5, 0.5], from), 12, new Map(values));
        expect(timestepWeightsSchema.safeParse(choice).success).toBe(true);
        for (const [t, value] of new Map(values)) {
          expect(shownWeights(choice, 12)[t - 1]).toBeCloseTo(Math.min(1000, Math.max(0, value)), 3);
        }
      }),
    );
  });
});

describe('counted', () => {
  it('turns the list round and keeps what is shown', () => {
    const choice = list([0.1, 0.2, 0.3, 0.4]);
    const turned = counted(choice, 'end', 4);
    expect(turned.weights).toEqual([0.4, 0.3, 0.2, 0.1]);
    expect(shownWeights(turned, 4)).toEqual(shownWeights(choice, 4));
    expect(shownWeights(counted(list([0.1, 0.2, 0.3, 0.4]), 'end', 2), 2)).toEqual([0.1, 0.2]);
  });
});

describe('lines and steps', () => {
  it('draws a straight line both ways, on the grid', () => {
    expect([...lineOf({ t: 1, w: 0 }, { t: 5, w: 1 }, false)]).toEqual([[1, 0], [2, 0.25], [3, 0.5], [4, 0.75], [5, 1]]);
    expect([...lineOf({ t: 3, w: 0 }, { t: 1, w: 1 }, false)]).toEqual([[3, 0], [2, 0.5], [1, 1]]);
    expect([...lineOf({ t: 2, w: 0 }, { t: 2, w: 0.4 }, false)]).toEqual([[2, 0.4]]);
  });
  it('keeps to steps of 0.05 unless free', () => {
    expect([snapped(0.512, false), snapped(0.5124, true), snapped(-1, false)]).toEqual([0.5, 0.512, 0]);
  });
});

describe('numbers', () => {
  it('sums one sequence', () => expect(sumOf(list([0, 0, 0.25, 0.5, 1]), 5)).toBeCloseTo(1.75));
  it('scales to 1, or to a round number above', () => {
    expect([[0.2], [1], [1.5], [3], [40], [100]].map(scaleTop)).toEqual([1, 1, 2, 5, 50, 100]);
  });
  it('writes weights so that they keep their width', () => {
    expect([0, 0.25, 1, 12.5, 0.001].map(weightText)).toEqual(['0', '0.25', '1.00', '12.5', '0.001']);
  });
});
