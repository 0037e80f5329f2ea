import { describe, expect, it } from 'vitest';
import type { Alike, RunSummary } from '../../shared/ipc/contract.ts';
import { pairOf } from './pair.ts';
import { verdictOf } from './verdict.ts';

const run = (id: string, beside: string | null = null): RunSummary => ({ id, beside }) as RunSummary;
const ids = (pair: ReturnType<typeof pairOf>) => pair && [pair.first.id, pair.second.id];

describe('pairOf', () => {
  const runs = [run('c'), run('b', 'a'), run('a')];
  it('finds the runs that were started beside each other, whichever is selected', () => {
    expect(ids(pairOf({ runs, selected: 'a', compared: ['c'] }))).toEqual(['a', 'b']);
    expect(ids(pairOf({ runs, selected: 'b', compared: [] }))).toEqual(['a', 'b']);
  });

  it('falls back on the run last put on the chart, and then there is none', () => {
    expect(ids(pairOf({ runs, selected: 'c', compared: ['a', 'b'] }))).toEqual(['c', 'b']);
    expect(pairOf({ runs, selected: 'c', compared: [] })).toBeNull();
    expect(ids(pairOf({ runs: [run('b', 'gone')], selected: 'b', compared: [] }))).toBeNull();
  });
});

describe('verdictOf', () => {
  const measured = (values: readonly [step: number, last: number | null, loss?: number][]): Alike[] =>
    values.map(([step, accuracy, loss = 1]) => ({ step, on: 'training', loss, accuracy: 0, last: { loss: 1, accuracy } }));

  it('names the steps at which each first came as far as both did', () => {
    const first = measured([[0, 0.1], [50, 0.5], [100, 0.9], [150, 0.8]]);
    const second = measured([[0, 0.1], [50, 0.2], [100, 0.5], [150, 0.6]]);
    expect(verdictOf(first, second, 'answers')).toEqual({ measure: 'answers', level: 0.6, first: 100, second: 150 });
  });

  it('goes down with a loss', () => {
    const [first, second] = [measured([[0, null, 2], [50, null, 0.5]]), measured([[0, null, 2], [50, null, 1], [100, null, 0.7]])];
    expect(verdictOf(first, second, 'loss')).toEqual({ measure: 'loss', level: 0.7, first: 50, second: 100 });
  });

  it('says nothing where nothing was measured or nothing moved', () => {
    expect(verdictOf([], measured([[0, 0.5]]), 'answers')).toBeNull();
    expect(verdictOf(measured([[0, 0.5]]), measured([[0, 0.5], [50, 0.9]]), 'answers')).toBeNull();
    expect(verdictOf(measured([[0, null]]), measured([[0, null]]), 'symbols')).toBeNull();
  });
});
