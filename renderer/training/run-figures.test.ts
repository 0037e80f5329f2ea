import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { figuresOf, sorted, type FigureSources } from './run-figures.ts';

const run = (id: string, change: Partial<RunSummary> = {}): RunSummary => ({
  id, documentId: 'd', title: 'Verse', folder: id, status: 'done', task: 'next-symbol', step: 100, steps: 100, loss: 1, validationLoss: 1, accuracy: null,
  startedAt: id, failure: null, ending: null, number: 1, name: '', starred: false, seed: 3, data: 'verse', elapsed: 10, judged: null, parent: null, beside: null, ...change,
});

const sources: FigureSources = { nameOf: (id) => (id === 'gone' ? null : `Run ${id}`), documents: new Map(), selected: run('1') };

describe('the table of runs', () => {
  it('counts the steps a fork trained itself, and names where it began', () => {
    const fork = figuresOf(run('2', { step: 300, elapsed: 20, parent: { run: '1', step: 200 } }), sources);
    expect(fork).toMatchObject({ steps: 300, speed: 5, parent: 'Run 1, 200', loss: null });
    expect(figuresOf(run('3', { parent: { run: 'gone', step: 7 } }), sources).parent).toBe('deleted, 7');
    expect(figuresOf(run('4', { beside: '1' }), sources).parent).toBe('beside Run 1');
    expect(figuresOf(run('5', { elapsed: 0 }), sources).speed).toBeNull();
  });

  it('sorts either way with what is not known last, and stars first', () => {
    const loss = (value: number | null): Partial<RunSummary> => (value === null ? {} : { judged: { loss: value, accuracy: null, on: 'validation' } });
    const rows = [run('1', loss(2)), run('2', loss(null)), run('3', { ...loss(1), starred: true }), run('10', loss(3))].map((each) => figuresOf(each, sources));
    const ids = (order: Parameters<typeof sorted>[1]): string[] => sorted(rows, order).map(({ run: { id } }) => id);
    expect(ids({ column: 'loss', descending: false })).toEqual(['3', '1', '10', '2']);
    expect(ids({ column: 'loss', descending: true })).toEqual(['10', '1', '3', '2']);
    expect(ids({ column: 'star', descending: false })).toEqual(['3', '1', '2', '10']);
    expect(ids({ column: 'name', descending: true })).toEqual(['10', '3', '2', '1']);
  });
});
