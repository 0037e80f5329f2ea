import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseDocument } from '../../../shared/document/parse.ts';
import type { MetricLine, RunFile, StatusFile } from '../../../shared/ipc/run-files.ts';
import { UserError } from '../../../shared/errors.ts';
import { RunFolders } from './run-folders.ts';
import { RunTrash } from './run-trash.ts';

const template = join(import.meta.dirname, '..', '..', '..', 'templates', 'hello.unroll.json');
const metric: MetricLine = { type: 'metric', step: 1, loss: 1.5, div: 6, sumW: 4, perTimestep: [1, null, 2, 3], norm: 0.5 };

let root = '';
let noted: string[] = [];
let folders: RunFolders;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'unroll-runs-'));
  noted = [];
  folders = new RunFolders(root, (what) => void noted.push(what));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function makeRun(id: string, status: StatusFile['status'], metrics = ''): Promise<void> {
  const document = parseDocument(await readFile(template, 'utf8'), 'hello');
  const run: RunFile = { id, startedAt: '2026-11-23T14:22:33Z', task: 'next-symbol', document, seed: 7, data: { title: 'hello' }, parent: null, beside: null, alike: false };
  const statusFile: StatusFile = { status, step: 7, loss: 1.25, validationLoss: null, accuracy: 0.5, failure: null, ending: null, elapsed: 12, judged: null };
  await mkdir(join(root, id, 'checkpoints', '5'), { recursive: true });
  await mkdir(join(root, id, 'checkpoints', '10'));
  await mkdir(join(root, id, 'checkpoints', '15.partial'));
  await writeFile(join(root, id, 'run.json'), JSON.stringify(run));
  await writeFile(join(root, id, 'status.json'), JSON.stringify(statusFile));
  await writeFile(join(root, id, 'metrics.jsonl'), metrics);
}

const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'read',
    (error: unknown) => (error instanceof UserError ? error.key : error),
  );

describe('runs on the disk', () => {
  it('are listed newest first, for one document', async () => {
    await makeRun('2026-11-23-142233-aaaa', 'done');
    await makeRun('2026-11-24-142233-aaaa', 'stopped');
    expect((await folders.list('template-hello')).map(({ id }) => id)).toEqual(['2026-11-24-142233-aaaa', '2026-11-23-142233-aaaa']);
    expect(await folders.list('another')).toEqual([]);
  });

  it.each(['starting', 'training', 'paused'] as const)('are interrupted where they were left %s', async (status) => {
    await makeRun('a', status);
    expect((await folders.summary('a')).status).toBe('interrupted');
  });

  it('are read with their metrics up to a torn line, and their whole checkpoints', async () => {
    const lines = [metric, { type: 'validation', step: 1, loss: 1, accuracy: null }, { type: 'sample', step: 1, prime: 'h', text: 'ello' }, { type: 'alike', step: 1, on: 'training', loss: 1, accuracy: 0.5, last: { loss: 2, accuracy: 0 } }];
    await makeRun('a', 'done', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"type":"metric","ste`);
    const record = await folders.record('a');
    const { type: _, ...rest } = metric;
    expect(record.metrics).toEqual([rest]);
    expect(record.alike).toEqual([{ step: 1, on: 'training', loss: 1, accuracy: 0.5, last: { loss: 2, accuracy: 0 } }]);
    expect(record.validations).toEqual([{ step: 1, loss: 1, accuracy: null }]);
    expect(record.samples).toEqual([{ step: 1, prime: 'h', text: 'ello' }]);
    expect(record.checkpoints).toEqual([5, 10]);
    expect(record.summary).toMatchObject({ status: 'done', step: 7, steps: record.document.training.steps });
  });

  it('count as interrupted at their last checkpoint where the status is damaged', async () => {
    await makeRun('a', 'done');
    await writeFile(join(root, 'a', 'status.json'), '{"sta');
    expect(await folders.summary('a')).toMatchObject({ status: 'interrupted', step: 10 });
  });

  it('are passed over in the list where damaged, and named by an error where asked for', async () => {
    await makeRun('a', 'done');
    await makeRun('b', 'done');
    await writeFile(join(root, 'b', 'run.json'), '{}');
    expect((await folders.list('template-hello')).map(({ id }) => id)).toEqual(['a']);
    expect(noted.join()).toContain('run b');
    expect(await keyOf(folders.record('b'))).toBe('errors:engineProcess.badRun');
    expect(await keyOf(folders.record('c'))).toBe('errors:engineProcess.noRun');
    expect(await keyOf(folders.record('../a'))).toBe('errors:engineProcess.noRun');
  });

  it('have a number, a name and a star, whatever becomes of the file', async () => {
    await makeRun('a', 'done');
    expect(await folders.summary('a')).toMatchObject({ number: null, name: '', starred: false, seed: 7, data: 'hello', elapsed: 12 });
    await folders.labels.write('a', folders.folder('a'), { number: 3, name: 'wide', starred: true });
    const again = new RunFolders(root, () => undefined);
    expect(await again.summary('a')).toMatchObject({ number: 3, name: 'wide', starred: true });
    await writeFile(join(root, 'a', 'label.json'), '{"na');
    expect(await new RunFolders(root, () => undefined).summary('a')).toMatchObject({ number: null, name: '' });
  });
});

describe('deleted runs', () => {
  it('lie aside, come back whole, and go for good after 30 days', async () => {
    const trash = new RunTrash(root, (what) => void noted.push(what));
    await makeRun('a', 'done');
    await makeRun('b', 'done');
    await folders.labels.write('a', folders.folder('a'), { number: 1, name: 'first', starred: true });
    await trash.take('a', folders.folder('a'));
    folders.forget('a');
    expect((await folders.list('template-hello')).map(({ id }) => id)).toEqual(['b']);
    expect(await trash.list('template-hello')).toMatchObject([{ id: 'a', name: 'first' }]);
    expect(await keyOf(folders.run('a'))).toBe('errors:engineProcess.noRun');

    await trash.giveBack('a', folders.folder('a'));
    expect((await folders.record('a')).checkpoints).toEqual([5, 10]);
    expect(await folders.summary('a')).toMatchObject({ name: 'first', starred: true });

    const days = (count: number): Date => new Date(Date.now() - count * 24 * 60 * 60 * 1000);
    await trash.take('a', folders.folder('a'), days(29));
    await trash.take('b', folders.folder('b'), days(31));
    await trash.empty();
    expect((await trash.list('template-hello')).map(({ id }) => id)).toEqual(['a']);
    expect(await keyOf(trash.giveBack('b', folders.folder('b')))).toBe('errors:engineProcess.noRun');
    expect(noted).toEqual([]);
  });
});
