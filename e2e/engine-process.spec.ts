import type { Page } from '@playwright/test';
import type { EventName, EventPayload } from '../shared/ipc/contract.ts';
import { expect, test } from './test.ts';
import type { UnrollApp } from './unroll-app.ts';

/** Of a run this long, every 50th step is noted. */
const steps = 1_000_000;
const noted = 50;
const checkpointEvery = 100;

/** A document that trains for longer than any test, with a checkpoint now and then. */
async function endless(unroll: UnrollApp) {
  const hello = (await unroll.value('templates.list', null)).find(({ id }) => id === 'hello');
  if (!hello) throw new Error('there is no template hello');
  const { document } = hello;
  return { ...document, training: { ...document.training, steps, checkpointEvery, learningRate: 1e-5 } };
}

/** The first event of a name that fits, from now on; started before what causes it. */
async function nextEvent<N extends EventName>(
  page: Page,
  name: N,
  wanted: Partial<Record<'status' | 'state', string>> & { readonly step?: number } = {},
): Promise<{ readonly event: Promise<EventPayload<N>> }> {
  const handle = await page.evaluateHandle(
    ([name, wanted]) => ({
      promise: new Promise((resolve) => {
        const stop = window.unroll.on(name, (payload) => {
          const fits = Object.entries(wanted).every(([field, value]) => {
            const found: unknown = Reflect.get(Object(payload), field);
            return typeof value === 'number' ? Number(found) >= value : found === value;
          });
          if (!fits) return;
          stop();
          resolve(payload);
        });
      }),
    }),
    [name, wanted] as const,
  );
  return { event: handle.evaluate(({ promise }) => promise) as Promise<EventPayload<N>> };
}

async function startTraining(unroll: UnrollApp) {
  const checkpointed = await nextEvent(unroll.page, 'run.checkpoint', { step: checkpointEvery });
  const run = await unroll.value('runs.start', { document: await endless(unroll), documentPath: null });
  await checkpointed.event;
  return run;
}

test.describe('the process that trains', () => {
  test('is started anew after it was killed, and the run goes on from its last checkpoint', async ({ unroll }) => {
    const run = await startTraining(unroll);
    const pid = await unroll.enginePid();
    expect(pid).not.toBeNull();

    const crashed = await nextEvent(unroll.page, 'engine.state', { state: 'crashed' });
    const interrupted = await nextEvent(unroll.page, 'run.changed', { status: 'interrupted' });
    process.kill(Number(pid), 'SIGKILL');
    expect(await crashed.event).toEqual({ state: 'crashed', device: null });
    expect(await interrupted.event).toMatchObject({ id: run.id, failure: { key: 'errors:engineProcess.interrupted' } });
    const { summary, checkpoints } = await unroll.value('runs.read', { runId: run.id });
    expect(summary.status).toBe('interrupted');
    const last = checkpoints.at(-1) ?? 0;
    expect(last).toBeGreaterThanOrEqual(checkpointEvery);

    const further = await nextEvent(unroll.page, 'run.progress', { step: last + noted });
    await unroll.value('runs.resume', { runId: run.id });
    await further.event;
    expect(await unroll.enginePid()).not.toBe(pid);
    await unroll.value('runs.stop', { runId: run.id });
    const { metrics } = await unroll.value('runs.read', { runId: run.id });
    expect(metrics.length).toBeGreaterThan(last / noted);
    expect(metrics.map(({ step }) => step)).toEqual(metrics.map((_, index) => (index + 1) * noted));
  });

  test('fails what waits for it with one sentence when it is killed', async ({ unroll }) => {
    const run = await startTraining(unroll);
    await unroll.value('runs.stop', { runId: run.id });
    const generating = unroll.request('generate.start', {
      requestId: 'g',
      runId: run.id,
      options: { prime: 'h', length: 1_000_000, temperature: 1, seed: 1 },
    });
    const token = await nextEvent(unroll.page, 'generate.token');
    await token.event;
    process.kill(Number(await unroll.enginePid()), 'SIGKILL');
    expect(await generating).toEqual({ ok: false, failure: { key: 'errors:engineProcess.crashed', args: {} } });
    expect(await unroll.value('generate.start', {
      requestId: 'h',
      runId: run.id,
      options: { prime: 'h', length: 5, temperature: 1, seed: 1 },
    })).toMatchObject({ text: expect.stringMatching(/^.{5,6}$/) });
  });

  test('saves a checkpoint when the app quits', async ({ launch }) => {
    const first = await launch();
    const run = await startTraining(first);
    const before = (await first.value('runs.read', { runId: run.id })).checkpoints.at(-1) ?? 0;
    const progress = await nextEvent(first.page, 'run.progress', { step: before + 1 });
    await progress.event;
    const ended = first.electron.waitForEvent('close');
    await first.electron.evaluate(({ app }) => setImmediate(() => app.quit()));
    await ended;

    const second = await launch();
    const [found] = await second.value('runs.list', { documentId: run.documentId });
    expect(found).toMatchObject({ id: run.id, status: 'stopped' });
    const record = await second.value('runs.read', { runId: run.id });
    expect(record.checkpoints.at(-1)).toBe(found?.step);
    expect(found?.step).toBeGreaterThan(before);
  });

  test('ends with the app when that is killed, and the run counts as interrupted', async ({ launch }) => {
    const first = await launch();
    const run = await startTraining(first);
    const pid = Number(await first.enginePid());
    await first.kill();
    await expect.poll(() => isAlive(pid)).toBe(false);

    const second = await launch();
    expect(await second.value('runs.list', { documentId: run.documentId })).toMatchObject([{ id: run.id, status: 'interrupted' }]);
    const further = await nextEvent(second.page, 'run.progress', { step: checkpointEvery + 1 });
    await second.value('runs.resume', { runId: run.id });
    await further.event;
    await second.value('runs.delete', { runId: run.id });
    expect(await second.value('runs.list', { documentId: run.documentId })).toEqual([]);
  });

  test('is not tried over and over where it ends as soon as it starts', async ({ unroll }) => {
    const document = await endless(unroll);
    const ready = await nextEvent(unroll.page, 'engine.state', { state: 'ready' });
    if ((await unroll.value('engine.state', null)).state !== 'ready') await ready.event;
    const crashed = await nextEvent(unroll.page, 'engine.state', { state: 'crashed' });
    await unroll.electron.evaluate(() => {
      process.env['NODE_OPTIONS'] = '--require=/no/such/module.js';
    });
    process.kill(Number(await unroll.enginePid()), 'SIGKILL');
    await crashed.event;

    const sentence = { ok: false, failure: { key: 'errors:engineProcess.doesNotStart', args: {} } };
    let answeredAtOnce = false;
    for (let start = 0; start < 4; start++) {
      const starting = await nextEvent(unroll.page, 'engine.state', { state: 'starting' });
      const reply = unroll.request('runs.start', { document, documentPath: null });
      answeredAtOnce = await Promise.race([reply.then(() => true), starting.event.then(() => false)]);
      expect(await reply).toEqual(sentence);
    }
    expect(answeredAtOnce, 'after some starts that failed, a request is answered without another').toBe(true);

    await unroll.electron.evaluate(() => {
      delete process.env['NODE_OPTIONS'];
    });
    await expect(async () => {
      expect(await unroll.request('runs.start', { document, documentPath: null })).toMatchObject({ ok: true });
    }).toPass();
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
