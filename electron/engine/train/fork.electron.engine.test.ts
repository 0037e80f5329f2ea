import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { RunSummary, Sample } from '../../../shared/ipc/contract.ts';
import { readCheckpoint } from '../run/checkpoints.ts';
import { readMetrics } from '../run/metrics-log.ts';
import { readRun, readStatus } from '../run/run-folder.ts';
import { scratchFolder, template, withParams, withText } from '../testing/fixtures.ts';
import { evaluate } from '../use/evaluate.ts';
import { previewFork, startRun, type NewRun } from './start-run.ts';
import type { RunListener } from './training-run.ts';

const scratch = scratchFolder();
const VERSE = 'the sky is blue, the sea is deep.\nthe sun is gold, the moon asleep.\n'.repeat(20);
let count = 0;

async function verse(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  const document = await template('text-generation', { steps: 40, batch: 4, validateEvery: 10, sampleEvery: 10, checkpointEvery: 10, ...training });
  return withText(withParams(withParams(document, 'text', { window: 8 }), 'lstm', { units: 12 }), VERSE);
}

async function trained(document: UnrollDocument, options: Partial<NewRun> = {}, listener: RunListener = {}): Promise<RunSummary> {
  const id = `run-${count++}`;
  return (await startRun({ id, folder: join(scratch, id), document, documentPath: null, ...options }, listener)).train();
}

describe('a fork', () => {
  it('of an unchanged drawing goes on bit for bit as its parent did', async () => {
    const whole = await trained(await verse());
    const parent = await trained(await verse({ steps: 20 }));
    const fork = await trained(await verse(), { from: { folder: parent.folder } });
    expect(fork).toMatchObject({ status: 'done', step: 40, loss: whole.loss, parent: { run: parent.id, step: 20 } });
    expect((await readCheckpoint(fork.folder)).tensors).toEqual((await readCheckpoint(whole.folder)).tensors);
    const steps = (await readMetrics(fork.folder)).filter(({ type }) => type === 'metric').map(({ step }) => step);
    expect(steps).toEqual(Array.from({ length: 20 }, (_, index) => 21 + index));
    expect((await readRun(fork.folder)).parent).toMatchObject({ run: parent.id, step: 20, optimizer: 'carried', fresh: [], left: [] });
  });

  it('of a changed drawing begins with the weights that fit, and says what became of the others', async () => {
    const parent = await trained(await verse());
    const document = await verse({ steps: 60 });
    const renamed = { ...document, graph: JSON.parse(JSON.stringify(document.graph).replaceAll('"output"', '"out"')) as UnrollDocument['graph'] };
    const named = await previewFork({ ...renamed, graph: { ...renamed.graph, nodes: renamed.graph.nodes.map((node) => (node.id === 'out' ? { ...node, kind: 'output' } : node)) } }, null, { folder: parent.folder, step: 25 });
    expect(named.carried).toEqual(expect.arrayContaining(['lstm/kernel']));
    expect(named.fresh.map(({ name, was }) => [name, was])).toEqual([['out/kernel', null], ['out/bias', null]]);
    expect(named.left.map(({ name }) => name)).toEqual(['output/kernel', 'output/bias']);

    const changed = withParams(document, 'lstm', { units: 16 });
    const carry = await previewFork(changed, null, { folder: parent.folder, step: 25 });
    expect(carry).toMatchObject({ run: parent.id, step: 20, optimizer: 'fresh', otherSymbols: false, carried: ['output/bias'], left: [] });
    const before = (await readCheckpoint(parent.folder, 20)).tensors;
    const [folder, start] = [join(scratch, 'changed'), { step: -1 }];
    const run = await startRun({ id: 'changed', folder, document: changed, documentPath: null, from: { folder: parent.folder, step: 25 } }, { checkpointed: (step) => void (start.step = step) });
    await run.stop();
    expect(start.step).toBe(20);
    const { tensors, state } = await readCheckpoint(folder, 20);
    expect(state).toMatchObject({ step: 20, optimizerSince: 20, elapsed: 0 });
    const learned = new Set([...carry.carried, ...carry.fresh.map(({ name }) => name)]);
    expect([...tensors.keys()].filter((name) => learned.has(name)).sort()).toEqual([...learned].sort());
    for (const name of carry.carried) expect(tensors.get(name)).toEqual(before.get(name));
    const kernel = carry.fresh.find(({ name }) => name === 'lstm/kernel');
    expect(kernel).toMatchObject({ shape: [expect.any(Number), 64], was: [expect.any(Number), 48] });
    for (const { name, shape } of carry.fresh) expect(tensors.get(name)?.shape).toEqual(shape);
  });

  it('carries the weights of a moment whose slots are gone, and its optimizer begins anew', async () => {
    const parent = await trained(await verse({ steps: 80 }));
    expect(await previewFork(await verse({ steps: 80 }), null, { folder: parent.folder, step: 20 })).toMatchObject({ step: 20, optimizer: 'fresh', fresh: [] });
    expect(await previewFork(await verse({ steps: 80 }), null, { folder: parent.folder, step: 70 })).toMatchObject({ step: 70, optimizer: 'carried' });
    const fork = await trained(await verse({ steps: 80 }), { from: { folder: parent.folder, step: 20 } });
    expect(fork).toMatchObject({ status: 'done', step: 80 });
    // Adam's first updates are not three times too large: it learns on from where it was.
    expect(fork.validationLoss ?? Infinity).toBeLessThan((parent.validationLoss ?? 0) * 1.3);
  });

  it('is refused in one sentence where it cannot begin', async () => {
    const parent = await trained(await verse());
    await expect(trained(await verse(), { from: { folder: parent.folder } })).rejects.toMatchObject({ key: 'errors:engine.forkTooShort', args: { step: 40, steps: 40 } });
    await expect(previewFork(await verse(), null, { folder: parent.folder, step: -1 })).rejects.toMatchObject({ key: 'errors:engine.notRecorded' });
    await expect(previewFork(await verse(), null, { folder: join(scratch, 'none') })).rejects.toMatchObject({ key: 'errors:engine.noRun' });
  });
});

describe('two runs at once', () => {
  it('train in turns, each as it would alone', async () => {
    const [one, other] = [await verse(), withParams(await verse(), 'divergence', { weights: { schedule: 'final' } })];
    const alone = [await trained(one), await trained(other)];
    const seen: string[] = [];
    const first = trained(one, {}, { validation: () => void seen.push('first') });
    const second = trained(other, { beside: 'first' }, { validation: () => void seen.push('second') });
    const both = await Promise.all([first, second]);
    expect(both.map(({ loss, validationLoss }) => [loss, validationLoss])).toEqual(alone.map(({ loss, validationLoss }) => [loss, validationLoss]));
    expect(both.map(({ beside }) => beside)).toEqual([null, 'first']);
    expect((await readRun(both[1]?.folder ?? '')).beside).toBe('first');
    // Neither waited for the other to end.
    expect(seen.indexOf('second')).toBeLessThan(seen.lastIndexOf('first'));
    expect(seen.indexOf('first')).toBeLessThan(seen.lastIndexOf('second'));
  });
});

describe('what is recorded', () => {
  it('is what a text goes on with, from before the first step on', async () => {
    const samples: Sample[] = [];
    const { folder } = await trained(await verse(), {}, { sample: (sample) => samples.push(sample) });
    expect(samples.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    expect(new Set(samples.map(({ prime }) => prime)).size).toBe(1);
    expect(new Set(samples.map(({ text }) => text)).size).toBeGreaterThan(3);
    expect((await readMetrics(folder)).filter(({ type }) => type === 'sample').map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
  });

  it('is what is answered to the same questions', async () => {
    const samples: Sample[] = [];
    await trained(await template('many-to-one', { sampleEvery: 100 }), {}, { sample: (sample) => samples.push(sample) });
    const right = samples.map(({ answers = [] }) => answers.filter((each) => each.right).length);
    expect(samples.map(({ step }) => step)).toEqual([0, 100, 200, 300, 400]);
    expect(new Set(samples.map(({ answers = [] }) => answers.map(({ question }) => question).join())).size).toBe(1);
    expect(right[0]).toBeLessThan(right.at(-1) ?? 0);
    expect(right.at(-1)).toBe(samples[0]?.answers?.length);
  });

  it('is the forecast of the end of the data, beside what came', async () => {
    const samples: Sample[] = [];
    await trained(await template('sine-forecast', { steps: 300, sampleEvery: 100 }), {}, { sample: (sample) => samples.push(sample) });
    const errors = samples.map(({ forecast }) => {
      const gaps = forecast?.values.map((row, index) => ((row[0] ?? 0) - (forecast.truth[index]?.[0] ?? 0)) ** 2) ?? [];
      return gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    });
    expect(samples.map(({ step }) => step)).toEqual([0, 100, 200, 300]);
    expect(errors.at(-1)).toBeLessThan((errors[0] ?? 0) / 4);
  });

  it('is the loss with every timestep judged, whatever the weights', async () => {
    const document = withParams(await verse(), 'divergence', { weights: { schedule: 'final' } });
    const run = await trained(document);
    expect((await readStatus(run.folder))?.judged).toMatchObject({ on: 'validation', loss: run.judged?.loss });
    expect(run.judged?.loss).not.toBe(run.validationLoss);
    const all = await trained(await verse());
    expect(all.judged).toMatchObject({ on: 'validation', loss: all.validationLoss });
    expect((await evaluate(all.folder, null)).loss).toBeCloseTo(all.judged?.loss ?? NaN, 5);
  });
});
