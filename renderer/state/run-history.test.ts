import { describe, expect, it } from 'vitest';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Metric, RunRecord } from '../../shared/ipc/contract.ts';
import { bestLoss, RunHistory, type HistoryPart } from './run-history.ts';

const metric = (step: number, loss = 1 / step): Metric => ({ step, loss, div: loss, sumW: 1, perTimestep: [loss, null], norm: 1 });
const upTo = (last: number): Metric[] => Array.from({ length: last }, (_, i) => metric(i + 1));

function record(metrics: Metric[], parts: Partial<RunRecord> = {}): RunRecord {
  const document = { id: 'doc', training: { steps: 1_000, validateEvery: 50 } } as UnrollDocument;
  const summary = {} as RunRecord['summary'];
  return { summary, document, metrics, validations: [], samples: [], alike: [], checkpoints: [], ...parts };
}

describe('RunHistory', () => {
  it('tells its listeners which part changed, until they leave', () => {
    const history = new RunHistory(100, 10);
    const heard: HistoryPart[] = [];
    const leave = history.subscribe((part) => heard.push(part));
    history.addMetrics([metric(1)]);
    history.addMetrics([]);
    history.addValidation({ step: 1, loss: 2, accuracy: null });
    leave();
    history.addSample({ step: 1, prime: 'a', text: 'b' });
    expect(heard).toEqual(['metrics', 'validations']);
    expect(history.version('samples')).toBe(1);
  });

  it('puts what came in while the record was read on top of it, nothing twice', () => {
    const history = new RunHistory(100, 10);
    history.addMetrics([metric(9), metric(10), metric(11)]);
    history.addValidation({ step: 10, loss: 2, accuracy: null });
    history.setCheckpoints([5, 10]);
    history.load(record(upTo(10), { validations: [{ step: 5, loss: 3, accuracy: null }], checkpoints: [5, 10] }));
    expect([...history.series.steps]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(history.strips.strips.at(-1)).toMatchObject({ step: 11 });
    expect(history.validations.map(({ step }) => step)).toEqual([5, 10]);
    expect(history.checkpoints).toEqual([5, 10]);
    expect(history.read).toBe('yes');
  });

  it('goes back with a run that resumes from an earlier checkpoint', () => {
    const history = new RunHistory(100, 10);
    history.addMetrics(upTo(40));
    history.addValidation({ step: 30, loss: 2, accuracy: null });
    history.addValidation({ step: 40, loss: 1.9, accuracy: null });
    history.setCheckpoints([30]);
    history.addMetrics([metric(31)]);
    history.addValidation({ step: 40, loss: 1.8, accuracy: null });
    expect(history.series.lastStep).toBe(31);
    expect(history.validations).toEqual([{ step: 30, loss: 2, accuracy: null }, { step: 40, loss: 1.8, accuracy: null }]);
  });

  it('keeps lists bounded with their first and last', () => {
    const history = new RunHistory(100, 10);
    for (let step = 1; step <= 9_000; step++) history.addSample({ step, prime: '', text: '' });
    expect(history.samples.length).toBeLessThanOrEqual(2_000);
    expect(history.samples[0]?.step).toBe(1);
    expect(history.samples.at(-1)?.step).toBe(9_000);
  });
});

describe('bestLoss', () => {
  it('is the smallest there is', () => {
    const at = (loss: number | null) => ({ step: 1, loss, accuracy: null });
    expect(bestLoss([at(2), at(null), at(1.5), at(1.7)])).toBe(1.5);
    expect(bestLoss([at(null)])).toBeNull();
  });
});
