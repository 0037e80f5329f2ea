import { describe, expect, it } from 'vitest';
import type { LiveProgress } from '../state/run-reducers.ts';
import { RunHistory } from '../state/run-history.ts';
import { formatRate, runPace } from './run-pace.ts';

const live: LiveProgress = { status: 'training', step: 3_000, steps: 6_000, stepsPerSecond: 50, elapsed: 66, left: 58, epoch: 8 };
const history = new RunHistory(6_000, 300);
const training = { status: 'training' } as const;

describe('runPace', () => {
  it('trusts the estimate of the engine and else computes one', () => {
    expect(runPace(training, live, history).left).toBe(58);
    expect(runPace(training, { ...live, left: null }, history).left).toBe(60);
    expect(runPace(training, { ...live, left: null, stepsPerSecond: null }, history).left).toBeNull();
  });

  it('says nothing of the time left in the first steps, nor when no step is being made', () => {
    expect(runPace(training, { ...live, step: 2 }, history).left).toBeNull();
    expect(runPace({ status: 'paused' }, live, history).left).toBeNull();
    expect(runPace({ status: 'done' }, live, history).left).toBeNull();
  });

  it('gives rate, milliseconds and epochs of the whole run', () => {
    expect(runPace(training, live, history)).toMatchObject({ stepsPerSecond: 50, stepMs: 20, epoch: 8, epochs: 16 });
  });

  it('knows nothing of a run that did not train in this window', () => {
    expect(Object.values(runPace({ status: 'done' }, null, history)).every((value) => value === null)).toBe(true);
  });

  it('counts symbols by batch and timesteps', () => {
    const known = new RunHistory(6_000, 300);
    known.addMetrics([{ step: 1, loss: 1, div: 1, sumW: 1, perTimestep: [1, 1, null, 1], norm: null }]);
    known.document = { training: { batch: 10 } } as RunHistory['document'];
    expect(runPace(training, live, known).symbolsPerSecond).toBe(2_000);
  });
});

describe('formatRate', () => {
  it('keeps three digits', () => expect([53.0426, 18.853, 135_812, 0.123_456].map(formatRate)).toEqual(['53', '18.9', '136,000', '0.123']));
});
