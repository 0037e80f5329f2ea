import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { earlyStoppingSchema, type Training, type UnrollDocument } from '../../../shared/document/schema.ts';
import type { Alike, RunSummary, Validation } from '../../../shared/ipc/contract.ts';
import { currentStep, readCheckpoint, type Checkpoint } from '../run/checkpoints.ts';
import { readMetrics } from '../run/metrics-log.ts';
import { readStatus } from '../run/run-folder.ts';
import { scratchFolder, template, withParams, withText } from '../testing/fixtures.ts';
import { resumeRun, startRun } from './start-run.ts';
import type { RunListener } from './training-run.ts';

const scratch = scratchFolder();
const VERSE = 'the sky is blue, the sea is deep.\nthe sun is gold, the moon asleep.\n'.repeat(20);
let count = 0;
const newFolder = (): string => join(scratch, `run-${count++}`);

/** A small text with everything that changes how its weights move. */
async function verse(training: Partial<Training> = {}): Promise<UnrollDocument> {
  const document = await template('text-generation', {
    steps: 60, batch: 4, validateEvery: 5, sampleEvery: 0, checkpointEvery: 20, learningRate: 0.05,
    rateSchedule: { shape: 'cosine', final: 0.1 }, warmUp: 6, weightDecay: 0.1, earlyStopping: earlyStoppingSchema.parse({ patience: 3 }), ...training,
  });
  return withText(withParams(withParams(document, 'text', { window: 8 }), 'lstm', { units: 12, dropout: 0.1, recurrentDropout: 0.2 }), VERSE);
}

async function trained(document: UnrollDocument, listener: RunListener = {}, folder = newFolder()): Promise<RunSummary> {
  return (await startRun({ id: 'run', folder, document, documentPath: null }, listener)).train();
}

/** Trains to a step, stops there, and goes on. */
async function interrupted(document: UnrollDocument, stopAt: number): Promise<RunSummary> {
  const folder = newFolder();
  const run = await startRun({ id: 'run', folder, document, documentPath: null }, {
    metric: ({ step }) => {
      if (step === stopAt) void run.stop();
    },
  });
  expect(await run.train()).toMatchObject({ status: 'stopped', step: stopAt });
  return (await resumeRun({ folder }, {})).train();
}

function weightsOf({ tensors }: Checkpoint): Map<string, Float32Array> {
  return new Map([...tensors].filter(([name]) => !name.startsWith('train/')).map(([name, { values }]) => [name, values]));
}

describe('a run with schedule, decay, dropout and early stopping', () => {
  // Stopped between validations, at one, and at one that a checkpoint follows.
  it.each([13, 15, 20])('goes on from step %i bit for bit as if it had never stopped', async (stopAt) => {
    const document = await verse({ earlyStopping: earlyStoppingSchema.parse({ patience: 3, minImprovement: 0.25 }) });
    const whole = await trained(document);
    const resumed = await interrupted(document, stopAt);
    const { status, step, loss, validationLoss, ending } = whole;
    expect(ending?.early).toBe(true);
    expect(resumed).toMatchObject({ status, step, loss, validationLoss, ending });
    const [a, b] = [await readCheckpoint(whole.folder), await readCheckpoint(resumed.folder)];
    expect(b.tensors).toEqual(a.tensors);
    expect({ ...b.state, elapsed: 0 }).toEqual({ ...a.state, elapsed: 0 });
    expect(await readMetrics(resumed.folder)).toEqual(await readMetrics(whole.folder));
  });
});

describe('early stopping', () => {
  it('ends a run that gets worse, says so, and brings the best weights back', async () => {
    const validations: Validation[] = [];
    const summary = await trained(await verse({ steps: 500, rateSchedule: { shape: 'constant' }, learningRate: 0.5 }), { validation: (each) => validations.push(each) });
    const least = validations.reduce((best, each) => ((each.loss ?? Infinity) < (best.loss ?? Infinity) ? each : best));
    const { folder, step } = summary;
    expect(step).toBe(least.step + 3 * 5);
    expect(summary).toMatchObject({ status: 'done', steps: 500, failure: null });
    expect(summary.ending).toEqual({ early: true, waited: 3, watched: 'validation', best: least.step, loss: least.loss, restored: true });
    expect((await readStatus(folder))?.ending).toEqual(summary.ending);
    expect(await currentStep(folder)).toBe(step);
    expect(weightsOf(await readCheckpoint(folder))).toEqual(weightsOf(await readCheckpoint(folder, least.step)));
    expect(summary.validationLoss).toBeCloseTo(least.loss ?? NaN, 5);
    expect((await readMetrics(folder)).filter((line) => line.type === 'validation').map((line) => line.step)).toEqual(validations.map((each) => each.step));
  });

  // It ends where it would be measured anyway, and where it would not.
  it.each([60, 500])('is measured beside another once at its last step, before the best weights come back (%i steps)', async (steps) => {
    const alike: Alike[] = [];
    const document = await verse({ steps, rateSchedule: { shape: 'constant' }, learningRate: 0.5, earlyStopping: earlyStoppingSchema.parse({ patience: 3 }) });
    const { ending, step } = await (await startRun({ id: 'run', folder: newFolder(), document, documentPath: null, alike: true }, { alike: (each) => alike.push(each) })).train();
    expect(ending).toMatchObject({ early: true, restored: true });
    expect(alike.filter((each) => each.step === step)).toHaveLength(1);
    expect(alike.at(-1)?.step).toBe(step);
    expect(alike.at(-1)?.loss).not.toBeCloseTo(alike.find((each) => each.step === ending?.best)?.loss ?? NaN, 4);
  });

  it('goes on only when asked for more steps, with its patience back', async () => {
    const { folder, step } = await trained(await verse({ steps: 500, rateSchedule: { shape: 'constant' }, learningRate: 0.5 }));
    await expect(resumeRun({ folder }, {})).rejects.toMatchObject({ key: 'errors:engine.endedEarly', args: { folder, step, steps: 500 } });
    const more = await (await resumeRun({ folder, steps: 500 }, {})).train();
    expect(more.step).toBeGreaterThanOrEqual(step + 3 * 5);
    expect(more).toMatchObject({ status: 'done', ending: { early: true } });
  });

  it('leaves the last weights where the best are not wanted', async () => {
    const earlyStopping = earlyStoppingSchema.parse({ patience: 2, restoreBest: false });
    const { folder, ending } = await trained(await verse({ steps: 500, rateSchedule: { shape: 'constant' }, learningRate: 0.5, earlyStopping }));
    expect(ending).toMatchObject({ early: true, waited: 2, restored: false });
    expect(weightsOf(await readCheckpoint(folder))).not.toEqual(weightsOf(await readCheckpoint(folder, ending?.best)));
  });

  it('brings the best weights back at the end of the steps, too', async () => {
    const worse = { rateSchedule: { shape: 'constant' }, learningRate: 0.5 } as const;
    const { step: steps, ending } = await trained(await verse({ ...worse, steps: 500 }));
    const summary = await trained(await verse({ ...worse, steps, earlyStopping: earlyStoppingSchema.parse({ patience: 99 }) }));
    expect(summary).toMatchObject({ status: 'done', step: steps, ending: { ...ending, early: false } });
    expect(weightsOf(await readCheckpoint(summary.folder))).toEqual(weightsOf(await readCheckpoint(summary.folder, ending?.best)));
  });

  it('watches the loss on the training part where nothing is kept for validation', async () => {
    const earlyStopping = earlyStoppingSchema.parse({ patience: 2, minImprovement: 0.3 });
    const summary = await trained(await template('hello', { validateEvery: 10, earlyStopping }));
    expect(summary.step).toBeLessThan(summary.steps);
    expect(summary).toMatchObject({ status: 'done', validationLoss: null, ending: { early: true, waited: 2, watched: 'training' } });
    expect((await readMetrics(summary.folder)).some(({ type }) => type === 'validation')).toBe(false);
  });

  it('opens a checkpoint from before it was there', async () => {
    const document = await verse({ earlyStopping: null });
    const folder = newFolder();
    const run = await startRun({ id: 'run', folder, document, documentPath: null }, { metric: ({ step }) => void (step === 13 && run.stop()) });
    await run.train();
    const file = join(folder, 'checkpoints', '13', 'state.json');
    const { patience, ...old } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    expect(patience).toEqual({ loss: null, waited: 0 });
    await writeFile(file, JSON.stringify(old));
    expect(await (await resumeRun({ folder }, {})).train()).toMatchObject({ status: 'done', step: 60, ending: null });
  });
});
