import { describe, expect, it } from 'vitest';
import type { Progress, RunSummary } from '../../shared/ipc/contract.ts';
import {
  COMPARED_LIMIT, liveRun, noRuns, removeRun, selectRun, toggleCompared, withBest, withList,
  withProgress, withRun, type RunsState,
} from './run-reducers.ts';

function run(id: string, status: RunSummary['status'] = 'done', documentId = 'doc'): RunSummary {
  return {
    id, documentId, title: 'Moby-Dick', folder: `/runs/${id}`, status, task: 'next-symbol', step: 100, steps: 100,
    loss: 1, validationLoss: 1.1, accuracy: null, startedAt: `2025-01-0${id}T00:00:00Z`, failure: null, ending: null,
    number: null, name: '', starred: false, seed: 1, data: 'Moby-Dick', elapsed: 2, judged: null, parent: null, beside: null,
  };
}

function progress(runId: string, step: number, status: Progress['status'] = 'training'): Progress {
  return { runId, status, step, steps: 100, stepsPerSecond: 50, elapsed: 1, left: 1, epoch: 0.1, metrics: [] };
}

const empty: RunsState = { ...noRuns, documentId: 'doc' };
const three = withList(empty, [run('1'), run('3'), run('2')]);
const ids = (state: RunsState): string[] => state.runs.map(({ id }) => id);

describe('list of runs', () => {
  it('is newest first, with the newest selected', () => {
    expect(ids(three)).toEqual(['3', '2', '1']);
    expect(three.selected).toBe('3');
  });

  it('keeps a run that began while the list was on its way', () => {
    const begun = withRun(empty, run('4', 'starting'));
    expect(ids(withList(begun, [run('1')]))).toEqual(['4', '1']);
    expect(withList(begun, [run('1')]).selected).toBe('4');
  });

  it('leaves runs of other documents alone', () => {
    expect(withRun(three, run('9', 'training', 'other'))).toBe(three);
  });
});

describe('a run that starts', () => {
  const started = withRun({ ...three, starting: true }, run('4', 'starting'));

  it('is selected and ends the waiting', () => {
    expect(started).toMatchObject({ selected: '4', starting: false });
    expect(liveRun(started)?.id).toBe('4');
  });

  it('does not take the eye from another run when it changes later', () => {
    const looking = selectRun(started, '2');
    expect(withRun(looking, run('4', 'done')).selected).toBe('2');
  });

  it('takes its status from progress and keeps the list as it is while that stays the same', () => {
    const training = withProgress(started, progress('4', 1));
    expect(liveRun(training)?.status).toBe('training');
    const on = withProgress(training, progress('4', 2));
    expect(on.runs).toBe(training.runs);
    expect(on.progress['4']).toMatchObject({ step: 2, status: 'training' });
    expect(on.progress['4']).not.toHaveProperty('metrics');
  });

  it('ignores progress of runs that are not listed', () => {
    expect(withProgress(three, progress('9', 1))).toBe(three);
  });

  it('is no longer live when it ended', () => {
    const ended = withRun(withProgress(started, progress('4', 100)), run('4', 'done'));
    expect(liveRun(ended)).toBeNull();
    expect(ended.progress['4']?.status).toBe('done');
  });
});

describe('comparing', () => {
  it('turns on and off, never for the selected run', () => {
    const on = toggleCompared(three, '1');
    expect(on.compared).toEqual(['1']);
    expect(toggleCompared(on, '1').compared).toEqual([]);
    expect(toggleCompared(three, '3')).toBe(three);
  });

  it('swaps places when a compared run is selected', () => {
    const swapped = selectRun(toggleCompared(three, '1'), '1');
    expect(swapped).toMatchObject({ selected: '1', compared: ['3'] });
  });

  it('keeps the newest few', () => {
    const many = withList(empty, ['1', '2', '3', '4', '5', '6', '7'].map((id) => run(id)));
    const all = ['1', '2', '3', '4', '5', '6'].reduce(toggleCompared, many);
    expect(all.compared).toHaveLength(COMPARED_LIMIT);
    expect(all.compared).not.toContain('1');
  });
});

describe('deleting', () => {
  it('takes what was known of it along, and another is selected', () => {
    const gone = removeRun(withBest(toggleCompared(three, '2'), '3', 1.2), '3');
    expect(ids(gone)).toEqual(['2', '1']);
    expect(gone).toMatchObject({ selected: '2', compared: [], best: {} });
    expect(ids(withRun(gone, run('3')))).toEqual(['3', '2', '1']);
  });

  it('keeps the number of a run that comes back, and one that has none of its own takes the first that is free', () => {
    const own = (id: string, number: number | null): RunSummary => ({ ...run(id), number });
    const mixed = withList(empty, [own('1', null), own('2', 2), own('3', 5), own('4', null)]);
    expect(mixed.numbers).toEqual({ 1: 1, 2: 2, 3: 5, 4: 3 });
    expect(withRun(removeRun(mixed, '3'), own('3', 5)).numbers).toMatchObject({ 3: 5 });
  });
});
