import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/errors.ts';
import type { EngineEventName, EngineEventPayload, RunSummary } from '../../shared/ipc/contract.ts';
import { engineEvents, engineRequests } from '../../shared/ipc/contract.ts';
import { EngineService } from './service.ts';
import { scratchFolder, template } from './testing/fixtures.ts';

const scratch = scratchFolder();

/** A service and everything it said; each event must be as the contract has it. */
class Heard {
  readonly #all: { event: EngineEventName; payload: unknown }[] = [];
  #told: (() => void)[] = [];
  readonly service = new EngineService((event, payload) => {
    this.#all.push({ event, payload: engineEvents[event].parse(payload) });
    for (const tell of this.#told.splice(0)) tell();
  });

  of<N extends EngineEventName>(event: N): EngineEventPayload<N>[] {
    return this.#all.filter((each) => each.event === event).map(({ payload }) => payload as EngineEventPayload<N>);
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#told.push(resolve));
  }
}

async function trained(heard: Heard, id: string, name: string): Promise<string> {
  const folder = join(scratch, id);
  // As the app does: the folder is there, and empty.
  await mkdir(folder);
  await heard.service.handlers.train({ runId: id, folder, document: await template(name), documentPath: null, resume: false });
  await heard.until(() => heard.of('changed').some((summary: RunSummary) => summary.id === id && summary.status === 'done'));
  return folder;
}

describe('EngineService', () => {
  it('names the device', async () => {
    const device = engineRequests.hello.output.parse(await new Heard().service.handlers.hello(null));
    expect(device.tensorflow).toMatch(/^\d+\.\d+/);
    expect(device.threads).toBeGreaterThan(0);
  });

  it('answers while it trains, pauses, resumes and stops', async () => {
    const heard = new Heard();
    const { handlers } = heard.service;
    const document = await template('hello', { steps: 10_000_000 });
    const [source] = document.data;
    const started = await handlers.train({ runId: 'long', folder: join(scratch, 'long'), document, documentPath: null, resume: false });
    expect(engineRequests.train.output.parse(started)).toMatchObject({ id: 'long', task: 'next-symbol', steps: 10_000_000 });
    await heard.until(() => heard.of('progress').length > 1);
    const params = { symbols: 'character', window: 4, validation: 0 };
    if (!source) throw new Error('hello has data');
    const facts = await handlers.describe({ source, kind: 'text', params, documentPath: null });
    expect(engineRequests.describe.output.parse(facts).facts.symbols).toBe(4);
    await handlers.pause({ runId: 'long' });
    await heard.until(() => heard.of('changed').at(-1)?.status === 'paused');
    const paused = heard.of('changed').at(-1)?.step ?? 0;
    expect(paused).toBeGreaterThan(0);
    await handlers.resume({ runId: 'long' });
    await heard.until(() => (heard.of('progress').at(-1)?.step ?? 0) > paused);
    await handlers.checkpoint({ runId: 'long' });
    await handlers.stop({ runId: 'long' });
    expect(heard.of('changed').at(-1)).toMatchObject({ status: 'stopped', failure: null });
    const steps = heard.of('progress').flatMap(({ metrics }) => metrics.map(({ step }) => step));
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    await expect(handlers.pause({ runId: 'long' })).rejects.toThrow(UserError);
  });

  it('writes text token by token', async () => {
    const heard = new Heard();
    const folder = await trained(heard, 'hello', 'hello');
    const options = { prime: 'h', length: 4, temperature: 0.5, seed: 3 };
    const { text } = await heard.service.handlers.generate({ requestId: 'r', folder, options });
    expect(text).toBe('hello');
    const tokens = heard.of('token');
    expect(tokens.map(({ symbol }) => symbol).join('')).toBe('hello');
    expect(tokens.map(({ primed }) => primed)).toEqual([true, false, false, false, false]);
    for (const { symbol, probability, top } of tokens.slice(1)) {
      expect(top[0]).toEqual({ symbol, probability });
      expect(top.reduce((sum, each) => sum + each.probability, 0)).toBeCloseTo(1, 6);
    }
  });

  it('stops a text that is being written', async () => {
    const heard = new Heard();
    const folder = join(scratch, 'hello');
    const options = { prime: 'h', length: 1_000_000, temperature: 1, seed: 3 };
    const writing = heard.service.handlers.generate({ requestId: 'long', folder, options });
    await heard.until(() => heard.of('token').length > 1);
    await heard.service.handlers.stopGenerate({ requestId: 'long' });
    expect((await writing).text.length).toBeLessThan(1_000_000);
  });

  it('answers a question, at the end and at every time', async () => {
    const heard = new Heard();
    const folder = await trained(heard, 'colors', 'many-to-one');
    const { answer, top, perTimestep } = await heard.service.handlers.answer({ folder, question: 'Color of sky' });
    expect(answer).toBe('blue');
    expect(top).toHaveLength(5);
    expect(perTimestep.map(({ symbol }) => symbol)).toEqual(['color', 'of', 'sky']);
    expect(perTimestep.at(-1)?.answer).toBe('blue');
  });

  it('says in one sentence what cannot be done', async () => {
    const { handlers } = new Heard().service;
    const [hello, colors] = [join(scratch, 'hello'), join(scratch, 'colors')];
    const options = { prime: 'h', length: 4, temperature: 1, seed: 1 };
    await expect(handlers.generate({ requestId: 'a', folder: hello, options: { ...options, prime: 'x' } })).rejects.toMatchObject({ key: 'errors:data.unknownSymbol' });
    await expect(handlers.generate({ requestId: 'a', folder: hello, options: { ...options, prime: '' } })).rejects.toMatchObject({ key: 'errors:data.emptyPrime' });
    await expect(handlers.generate({ requestId: 'a', folder: colors, options })).rejects.toMatchObject({ key: 'errors:engine.notNextSymbol' });
    await expect(handlers.answer({ folder: hello, question: 'h' })).rejects.toMatchObject({ key: 'errors:engine.notAnswer' });
    await expect(handlers.answer({ folder: colors, question: ' ' })).rejects.toMatchObject({ key: 'errors:data.emptyQuestion' });
    await expect(handlers.answer({ folder: scratch, question: 'color of sky' })).rejects.toMatchObject({ key: 'errors:engine.noRun' });
    await expect(
      handlers.train({ runId: 'x', folder: hello, document: await template('hello'), documentPath: null, resume: false }),
    ).rejects.toMatchObject({ key: 'errors:engine.folderTaken' });
  });
});
