import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { closeDocument, openDocument } from './document-store.ts';
import { newDocument } from './new-document.ts';
import { openRuns, startBeside, startTraining, useRunStore } from './run-store.ts';

const document = newDocument('text');
const run = (id: string, documentId = document.id): RunSummary => ({
  id, documentId, title: '', folder: `/runs/${id}`, status: 'training', task: 'next-symbol', step: 0, steps: 100, loss: null, validationLoss: null, accuracy: null,
  startedAt: `2025-01-0${id}T00:00:00Z`, failure: null, ending: null, number: null, name: '', starred: false, seed: 1, data: '', elapsed: 0, judged: null, parent: null, beside: null,
});
const failure = { key: 'errors:engineProcess.tooManyRuns', args: { count: 4 } };

/** What main answers to each start, in turn. */
let starts: (() => unknown)[] = [];

beforeEach(async () => {
  vi.stubGlobal('window', {
    unroll: {
      on: () => () => undefined,
      request: (name: string, input: { documentId?: string }) => {
        if (name === 'runs.list' && input.documentId === 'unreadable') return Promise.resolve({ ok: false, failure });
        return Promise.resolve(name === 'runs.start' ? starts.shift()?.() : { ok: true, value: [] });
      },
    },
  });
  openDocument({ document, path: null, stamp: null });
  await openRuns(document.id, null);
});

describe('two runs beside each other', () => {
  it('leave the first selected', async () => {
    starts = [() => ({ ok: true, value: run('1') }), () => ({ ok: true, value: run('2') })];
    const first = await startTraining(document, null);
    expect(await startBeside(first as RunSummary, document, null)).toMatchObject({ id: '2' });
    expect(useRunStore.getState()).toMatchObject({ selected: '1', failure: null });
  });

  it('say why the second did not start', async () => {
    starts = [() => ({ ok: true, value: run('3') }), () => ({ ok: false, failure })];
    const first = await startTraining(document, null);
    expect(await startBeside(first as RunSummary, document, null)).toBeNull();
    expect(useRunStore.getState()).toMatchObject({ selected: '3', failure });
  });
});

it('a run that starts after another document was opened leaves that one’s runs in view', async () => {
  const other = { ...document, id: 'other' };
  starts = [
    () => ({ ok: true, value: run('4') }),
    () => ({ ok: true, value: run('5') }),
  ];
  const first = await startTraining(document, null);
  openDocument({ document: other, path: null, stamp: null });
  await openRuns(other.id, null);
  await startBeside(first as RunSummary, document, null);
  expect(useRunStore.getState()).toMatchObject({ documentId: 'other', runs: [], selected: null });
  closeDocument();
});

it('runs that cannot be listed are said of their own document alone', async () => {
  const listing = openRuns('unreadable', null);
  await openRuns(document.id, null);
  await listing;
  expect(useRunStore.getState()).toMatchObject({ documentId: document.id, failure: null });
  await openRuns('unreadable', null);
  expect(useRunStore.getState()).toMatchObject({ documentId: 'unreadable', failure, loaded: true });
});
