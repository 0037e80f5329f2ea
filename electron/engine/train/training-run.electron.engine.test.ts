import { closeSync, openSync, writeSync } from 'node:fs';
import { appendFile, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { Alike, Metric, RunSummary, Sample } from '../../../shared/ipc/contract.ts';
import { currentStep, readCheckpoint } from '../run/checkpoints.ts';
import { readMetrics } from '../run/metrics-log.ts';
import { readStatus } from '../run/run-folder.ts';
import { tensorCount } from '../native-function.ts';
import { scratchFolder, template, withNodeBefore, withParams, withText } from '../testing/fixtures.ts';
import { onSmallDisk } from '../testing/small-disk.ts';
import { resumeRun, startRun } from './start-run.ts';
import { answer } from '../use/answer.ts';
import { evaluate } from '../use/evaluate.ts';
import { forecast } from '../use/forecast.ts';
import { generate } from '../use/generate.ts';
import { predictNumbers } from '../use/predict.ts';
import type { RunListener } from './training-run.ts';

const scratch = scratchFolder();
const VERSE = 'the sky is blue, the sea is deep.\nthe sun is gold, the moon asleep.\n'.repeat(20);
let count = 0;

/** Two layers, streams with carried state, validation: everything that a checkpoint must hold. */
async function carried(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  const document = await template('text-generation', { steps: 40, batch: 4, validateEvery: 10, sampleEvery: 20, checkpointEvery: 10, ...training });
  return withText(withParams(withParams(document, 'text', { window: 8 }), 'lstm', { units: 12 }), VERSE);
}

async function dropped(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  const document = withParams(await carried(training), 'lstm', { dropout: 0.2, recurrentDropout: 0.3 });
  return withNodeBefore(document, 'output', { id: 'dropout', kind: 'dropout', params: { rate: 0.4 } });
}

/** A second way from the one-hot on: an RNN with an output and a divergence of its own. */
async function forked(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  const { graph, ...document } = await carried(training);
  const node = (id: string, kind: string, params: Record<string, unknown>) => ({ id, kind, kindVersion: 1, name: '', params });
  const wire = (from: string, port: string, to: string, into: string) => ({ id: `${from}-${to}`, from: { node: from, port }, to: { node: to, port: into } });
  const nodes = [node('rnn', 'rnn', { units: 10 }), node('output2', 'output', {}), node('second', 'divergence', { share: 0.5, weights: { schedule: 'last', k: 3 } })];
  const wires = [wire('one-hot', 'out', 'rnn', 'in'), wire('rnn', 'out', 'output2', 'in'), wire('output2', 'out', 'second', 'logits'), wire('text', 'targets', 'second', 'targets')];
  return { ...document, graph: { ...graph, nodes: [...graph.nodes, ...nodes], wires: [...graph.wires, ...wires] } };
}

async function numbers(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  return template('sine-forecast', { steps: 40, validateEvery: 10, checkpointEvery: 10, ...training });
}

/** Rows grouped to sequences of different lengths, each labelled by which way it goes. */
async function labels(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  const rows = Array.from({ length: 24 }, (_, id) =>
    Array.from({ length: 3 + (id % 3) }, (_, t) => `${id},${id % 2 ? t : -t},${(id * 7) % 5},${id % 2 ? 'up' : 'down'}`),
  );
  const document = withParams(await numbers({ carryState: false, ...training }), 'sequence', { task: 'answer', columns: [], sequence: 'id', label: 'way', validation: 0.25 });
  const judged = withParams(document, 'divergence', { kind: 'cross-entropy', target: 'answer', weights: { schedule: 'final' } });
  return { ...judged, data: [{ type: 'csv', id: 'wave', title: 'ways', columns: [], origin: { from: 'embedded', text: ['id,x,noise,way', ...rows.flat()].join('\n') } }] };
}

async function pairs(training: Partial<UnrollDocument['training']> = {}): Promise<UnrollDocument> {
  return template('many-to-one', { steps: 30, batch: 32, checkpointEvery: 10, ...training });
}

const newFolder = (): string => join(scratch, `run-${count++}`);

async function trained(document: UnrollDocument, listener: RunListener = {}, folder = newFolder()): Promise<RunSummary> {
  return (await startRun({ id: 'run', folder, document, documentPath: null }, listener)).train();
}

async function losses(document: UnrollDocument): Promise<(number | null)[]> {
  const metrics: Metric[] = [];
  await trained(document, { metric: (metric) => metrics.push(metric) });
  return metrics.map(({ loss }) => loss);
}

describe.each<[string, (training?: Partial<UnrollDocument['training']>) => Promise<UnrollDocument>]>([
  ['text with carried state', carried],
  ['text in shuffled windows', (training = {}) => carried({ carryState: false, ...training })],
  ['text with dropout', dropped],
  ['text with two divergences', forked],
  ['questions', pairs],
  ['questions of like length', (training = {}) => pairs({ likeLengths: true, batch: 8, ...training })],
  ['a forecast of numbers', numbers],
  ['labels of sequences of numbers', labels],
])('%s', (_, documentOf) => {
  it('gives the same losses for the same seed, and others for another', async () => {
    const [first, again, other] = [await losses(await documentOf()), await losses(await documentOf()), await losses(await documentOf({ seed: 5 }))];
    expect(first.length).toBeGreaterThan(20);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('goes on from a checkpoint bit for bit as if it had never stopped', async () => {
    const document = await documentOf();
    const whole = await trained(document);
    const folder = newFolder();
    const run = await startRun({ id: 'run', folder, document, documentPath: null }, {
      metric: ({ step }) => {
        if (step === 13) void run.stop();
      },
    });
    const stopped = await run.train();
    expect(stopped).toMatchObject({ status: 'stopped', step: 13 });
    const resumed = await (await resumeRun({ folder }, {})).train();
    expect(resumed).toMatchObject({ status: 'done', loss: whole.loss, validationLoss: whole.validationLoss });
    const [a, b] = [await readCheckpoint(whole.folder), await readCheckpoint(folder)];
    expect(b.tensors).toEqual(a.tensors);
    expect({ ...b.state, elapsed: 0 }).toEqual({ ...a.state, elapsed: 0 });
    expect(await readMetrics(folder)).toEqual(await readMetrics(whole.folder));
  });
});

describe('a run that is compared', () => {
  it('is measured with every timestep judged while it trains, from the same beginning whatever its weights are', async () => {
    const measured = async (weights: object) => {
      const alike: Alike[] = [];
      const document = withParams(await pairs(), 'divergence', { weights });
      const { folder } = await (await startRun({ id: 'run', folder: newFolder(), document, documentPath: null, alike: true }, { alike: (each) => alike.push(each) })).train();
      return { alike, folder };
    };
    const [final, all] = [await measured({ schedule: 'final' }), await measured({ schedule: 'all' })];
    expect(final.alike.map(({ step, on }) => [step, on])).toEqual(Array.from({ length: 31 }, (_, step) => [step, 'training']));
    expect(final.alike[0]).toEqual(all.alike[0]);
    expect((await readCheckpoint(final.folder, 0)).tensors).toEqual((await readCheckpoint(all.folder, 0)).tensors);
    // A run that judges every timestep, or the last alone, measures itself so.
    const whole = await evaluate(all.folder, null);
    expect(all.alike.at(-1)).toMatchObject({ loss: whole.loss, accuracy: whole.accuracy });
    const answers = await evaluate(final.folder, null);
    expect(final.alike.at(-1)?.last).toEqual({ loss: answers.loss, accuracy: answers.accuracy });
    expect(final.alike.at(-1)?.loss).not.toBeCloseTo(answers.loss ?? NaN, 2);
    expect((await readMetrics(final.folder)).filter(({ type }) => type === 'alike')).toHaveLength(31);
  });
});

describe('samples of a text', () => {
  it('go on from the prompt of the settings', async () => {
    const samples: Sample[] = [];
    await trained(await carried({ samplePrompt: 'the moon' }), { sample: (sample) => samples.push(sample) });
    expect(samples.length).toBeGreaterThan(1);
    for (const { prime, text } of samples) expect([prime, text.slice(0, 8)]).toEqual(['the moon', 'the moon']);
    await expect(trained(await carried({ samplePrompt: 'Zebra' }))).rejects.toMatchObject({ key: expect.stringMatching(/^errors:/) });
  });

  it('go on from a line of the text where the prompt has no symbols: white space has no words', async () => {
    const samples: Sample[] = [];
    const words = withParams(await carried({ samplePrompt: '  ' }), 'text', { symbols: 'word' });
    await trained(words, { sample: (sample) => samples.push(sample) });
    expect(samples.length).toBeGreaterThan(1);
    for (const { prime } of samples) expect(prime.trim()).not.toBe('');
  });
});

describe('two divergences', () => {
  it('have figures of their own, and the loss is their sum, each times its share', async () => {
    const metrics: Metric[] = [];
    const { folder, loss, validationLoss } = await trained(await forked(), { metric: (metric) => metrics.push(metric) });
    const [first, second] = metrics.at(-1)?.divergences ?? [];
    expect([first?.node, second?.node]).toEqual(['divergence', 'second']);
    expect(loss).toBeCloseTo((first?.loss ?? NaN) + 0.5 * (second?.loss ?? NaN), 4);
    expect(second?.perTimestep.map((value) => value !== null)).toEqual([false, false, false, false, false, true, true, true]);
    const judged = await evaluate(folder, null);
    expect(judged).toMatchObject({ on: 'validation', loss: validationLoss });
    expect(judged.divergences?.map(({ node }) => node)).toEqual(['divergence', 'second']);
    const options = { prime: 'the', length: 12, temperature: 0.5, seed: 3 };
    const [plain, named, other] = [await generate(folder, options), await generate(folder, { ...options, output: 'divergence' }), await generate(folder, { ...options, output: 'second' })];
    expect(named.text).toBe(plain.text);
    expect(other.text).not.toBe(plain.text);
    await expect(generate(folder, { ...options, output: 'third' })).rejects.toMatchObject({ key: 'errors:engine.noOutput' });
  });
});

describe('numbers', () => {
  it('are forecast, predicted and judged on other files, in the numbers of the table', async () => {
    const { folder, accuracy } = await trained(await numbers({ steps: 200 }));
    expect(accuracy).toBeNull();
    const wave = (t: number): number => Math.sin((2 * Math.PI * t) / 25) + 0.5 * Math.sin((2 * Math.PI * t) / 8 + 1);
    const rows = Array.from({ length: 60 }, (_, t) => wave(t));
    const given = await predictNumbers(folder, [rows.map((value) => [value])]);
    if (!('columns' in given)) throw new Error('numbers are expected');
    const outputs = given.predictions[0]?.outputs.map(([value]) => value ?? NaN) ?? [];
    expect(outputs).toHaveLength(60);
    expect(Math.max(...outputs.slice(20).map((value, index) => Math.abs(value - wave(21 + index))))).toBeLessThan(0.6);
    const primed = await forecast(folder, { prime: rows.join(', '), length: 1 });
    expect(primed.values[0]?.[0]).toBeCloseTo(outputs.at(-1) ?? NaN, 3);
    const [good, bad] = [join(scratch, 'good.csv'), join(scratch, 'bad.csv')];
    await writeFile(good, `wave\n${rows.join('\n')}`);
    await writeFile(bad, `wave\n${rows.join('\n')}\nhigh`);
    expect(await evaluate(folder, good)).toMatchObject({ on: 'file', accuracy: null });
    await expect(evaluate(folder, bad)).rejects.toMatchObject({ key: 'errors:data.notANumber', args: { title: 'bad.csv', row: 62, column: 'wave', value: 'high' } });
    await expect(generate(folder, { prime: 'a', length: 1, temperature: 0, seed: 1 })).rejects.toMatchObject({ key: 'errors:engine.forecasts' });
  });

  it('of labelled sequences are answered', async () => {
    const { folder } = await trained(await labels({ steps: 80 }));
    expect(await answer(folder, '0 1\n1 1\n2 1')).toMatchObject({ answer: 'up', perTimestep: [{ symbol: '0 1' }, { symbol: '1 1' }, { symbol: '2 1' }] });
    expect(await answer(folder, '0 3 -1 3 -2 3')).toMatchObject({ answer: 'down' });
    await expect(answer(folder, '0 3 -1')).rejects.toMatchObject({ key: 'errors:data.brokenRows' });
    await expect(forecast(folder, { prime: '', length: 3 })).rejects.toMatchObject({ key: 'errors:engine.notForecast' });
  });
});

describe('the log of metrics', () => {
  it('is cut at the checkpoint on resume, with its torn last line', async () => {
    const folder = newFolder();
    const run = await startRun({ id: 'run', folder, document: await carried(), documentPath: null }, {
      metric: ({ step }) => {
        if (step === 15) void run.stop();
      },
    });
    await run.train();
    // As after a crash: steps that no checkpoint holds, and half a line.
    const line = { type: 'metric', step: 16, loss: 1, div: 1, sumW: 1, perTimestep: [], norm: 1 };
    await appendFile(join(folder, 'metrics.jsonl'), `${JSON.stringify(line)}\n{"type":"metric","st`);
    const resumed = await resumeRun({ folder }, {});
    expect((await readMetrics(folder)).at(-1)?.step).toBe(15);
    expect(await readFile(join(folder, 'metrics.jsonl'), 'utf8')).toMatch(/\}\n$/);
    expect(await resumed.train()).toMatchObject({ status: 'done', step: 40 });
    const steps = (await readMetrics(folder)).filter(({ type }) => type === 'metric').map(({ step }) => step);
    expect(steps).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });
});

describe('a learning rate of 1e9', () => {
  it('ends the run, says why, and keeps the last good checkpoint', async () => {
    const folder = newFolder();
    const run = await startRun({ id: 'run', folder, document: await carried(), documentPath: null }, {
      metric: ({ step }) => {
        if (step === 12) void run.stop();
      },
    });
    await run.train();
    const good = await readCheckpoint(folder);
    const file = join(folder, 'run.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(/"learningRate": [\d.]+/, '"learningRate": 1e9'));
    const failed = await (await resumeRun({ folder }, {})).train();
    expect(failed.status).toBe('failed');
    expect(failed.failure).toMatchObject({ key: 'errors:engine.diverged', args: { kept: 12, learningRate: 1e9 } });
    expect((await readStatus(folder))?.status).toBe('failed');
    expect(await readCheckpoint(folder)).toEqual(good);
  });
});

describe('a full disk', () => {
  it('ends the run in one sentence, and it goes on when there is room', async (context) => {
    await onSmallDisk(context, async (disk) => {
      const document = await carried();
      const [folder, filler] = [join(disk, 'run'), join(disk, 'filler')];
      const run = await startRun({ id: 'run', folder, document, documentPath: null }, {
        metric: ({ step }) => {
          if (step === 15) fill(filler);
        },
      });
      const failed = await run.train();
      expect(failed).toMatchObject({ status: 'failed', failure: { key: 'errors:engine.diskFull' } });
      expect(await currentStep(folder)).toBe(10);
      await rm(filler);
      const whole = await trained(document);
      expect(await (await resumeRun({ folder }, {})).train()).toMatchObject({ status: 'done', loss: whole.loss });
    });
  });
});

describe('300 steps', () => {
  it('leave as many tensors as there were', async () => {
    const counts: number[] = [];
    const before = tensorCount();
    await trained(await carried({ steps: 300, validateEvery: 1000, sampleEvery: 0, checkpointEvery: 1000 }), { metric: () => counts.push(tensorCount()) });
    expect(new Set(counts)).toEqual(new Set([before]));
  });
});

describe('commands', () => {
  it('pause, save, go on and stop between steps', async () => {
    const folder = newFolder();
    const heard: RunSummary[] = [];
    const statuses = (): string[] => heard.map(({ status }) => status);
    let tell: () => void = () => undefined;
    const run = await startRun({ id: 'run', folder, document: await carried({ steps: 1_000_000 }), documentPath: null }, {
      changed(summary) {
        heard.push(summary);
        tell();
      },
    });
    const until = (status: string): Promise<void> =>
      new Promise((resolve) => {
        tell = () => statuses().at(-1) === status && resolve();
        tell();
      });
    const ended = run.train();
    await until('training');
    await run.checkpoint();
    expect(await currentStep(folder)).toBeLessThanOrEqual(run.summary().step);
    run.pause();
    await until('paused');
    const { step } = run.summary();
    expect(await currentStep(folder)).toBe(step);
    await run.checkpoint();
    expect(run.summary().step).toBe(step);
    run.resume();
    await until('training');
    await run.stop();
    expect(await ended).toMatchObject({ status: 'stopped', failure: null });
    expect(statuses()).toEqual(['training', 'paused', 'training', 'stopped']);
    expect(await currentStep(folder)).toBe(run.summary().step);
  });

  it('keep the newest checkpoints and the best one to go on from, and the weights of the others', async () => {
    const validated = new Map<number, number>();
    const document = await carried({ steps: 80, learningRate: 0.3 });
    const { folder } = await trained(document, { validation: ({ step, loss }) => validated.set(step, loss ?? Infinity) });
    const kept = (await readdir(join(folder, 'checkpoints'))).map(Number).sort((a, b) => a - b);
    const [best] = [...validated].reduce((least, each) => (each[1] < least[1] ? each : least));
    expect(kept).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
    const whole = await Promise.all(kept.map(async (step) => [step, (await readCheckpoint(folder, step)).tensors.has('lstm/kernel/m')] as const));
    expect(whole.filter(([, has]) => has).map(([step]) => step)).toEqual([...new Set([best, 60, 70, 80])].sort((a, b) => a - b));
  });
});

/** Takes all the room there is. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, new Uint8Array(4096));
  } catch {
    closeSync(file);
  }
}
