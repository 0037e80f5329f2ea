import { describe, expect, it } from 'vitest';
import { RunHistory } from '../state/run-history.ts';
import { chartData, logTicks, lossBounds, spreadLabels, valueAt } from './chart-data.ts';

function history(losses: (number | null)[], validations: [number, number | null][] = []): RunHistory {
  const made = new RunHistory(100, 10);
  made.addMetrics(losses.map((loss, i) => ({ step: i + 1, loss, div: loss, sumW: 1, perTimestep: [], norm: null })));
  for (const [step, loss] of validations) made.addValidation({ step, loss, accuracy: null });
  return made;
}

describe('chartData', () => {
  it('puts all lines over one axis of steps', () => {
    const data = chartData(history([3, null, 1], [[2, 2.5]]), [history([9], [[2, 4], [5, 3]])]);
    expect([...data[0]]).toEqual([1, 2, 3, 5]);
    expect(data[1]?.slice(0, 3)).toEqual([3, null, 1]);
    expect(data[3]?.[1]).toBe(2.5);
    expect(data[4]?.[3]).toBe(3);
  });

  it('compares by training where a run was never validated', () => {
    expect(chartData(history([1]), [history([7, 7])])[4]?.[1]).toBeCloseTo(7);
  });
});

describe('lossBounds', () => {
  const data = chartData(history([4, 100, 2], [[3, 2.1]]), []);

  it('is not stretched by a wild step of the raw line', () => {
    expect(lossBounds(chartData(history([...Array<number>(50).fill(2), 500, ...Array<number>(49).fill(2)]), []), null, false).max).toBeLessThan(200);
  });

  it('holds the guessing line when the run is near it and not otherwise', () => {
    expect(lossBounds(chartData(history([3.9]), []), 4.04, false).max).toBeGreaterThan(4.04);
    expect(lossBounds(chartData(history([0.01]), []), 4.04, false).max).toBeLessThan(1);
  });

  it('never goes below 0, nor to 0 on a logarithmic axis', () => {
    expect(lossBounds(chartData(history([0.001, 1]), []), null, false).min).toBe(0);
    expect(lossBounds(data, null, true).min).toBeGreaterThan(0);
    expect(lossBounds(chartData(history([]), []), null, true).min).toBeGreaterThan(0);
  });
});

describe('spreadLabels', () => {
  it('leaves what does not collide where it is', () => expect(spreadLabels([10, 50], 14, 100)).toEqual([10, 50]));
  it('moves neighbours apart and keeps their order', () => expect(spreadLabels([52, 50, 10], 14, 100)).toEqual([64, 50, 10]));
  it('stays within the limit', () => {
    const placed = spreadLabels([98, 99, 100], 14, 100);
    expect(placed).toEqual([72, 86, 100]);
  });
});

describe('valueAt', () => {
  const data = chartData(history([3, 2, 1], [[2, 2.5]]), []);
  it('finds the newest value up to a step', () => {
    expect(valueAt(data, 3, 3)).toEqual({ step: 2, value: 2.5 });
    expect(valueAt(data, 1, 99)).toEqual({ step: 3, value: 1 });
  });
  it('has none before the first', () => {
    expect(valueAt(data, 3, 1)).toBeNull();
    expect(valueAt(data, 1, 0)).toBeNull();
    expect(valueAt(data, 9, 1)).toBeNull();
  });
});

describe('logTicks', () => {
  it('names round numbers within the axis, a few to read by', () => {
    expect(logTicks(1.2, 4.6)).toEqual([1.2, 1.5, 2, 2.5, 3, 4]);
    expect(logTicks(0.04, 4)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(logTicks(0.0001, 5)).toEqual([0.0001, 0.001, 0.01, 0.1, 1]);
  });
});
