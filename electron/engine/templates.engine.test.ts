import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { scratchFolder, template } from './testing/fixtures.ts';
import { startRun } from './train/start-run.ts';
import { answer } from './use/answer.ts';
import { evaluate } from './use/evaluate.ts';
import { forecast } from './use/forecast.ts';
import { generate } from './use/generate.ts';

/** What each template reaches; the large ones on a part of their steps, which takes minutes otherwise. */
const figures: Readonly<Record<string, { steps?: number; loss?: number; validationLoss?: number; accuracy?: number }>> = {
  hello: { loss: 0.01, accuracy: 1 },
  'many-to-one': { loss: 0.01, accuracy: 0.95 },
  // It cannot know which l it reads: at best two targets at even odds, 2 ln 2 / 4 = 0.3466 nats.
  'mlp-per-timestep': { loss: 0.36, accuracy: 0.75 },
  // 1.61 after its 2,000 steps.
  'text-generation': { steps: 400, validationLoss: 1.95 },
  // 4.6 after its 1,500 steps.
  'word-generation': { steps: 400, validationLoss: 4.95 },
  // Squared error of standardised numbers; taking the last value for the next gives 0.19.
  'sine-forecast': { validationLoss: 0.01 },
  // 0.241 (RNN) and 0.208 (LSTM) nats.
  'rnn-vs-lstm': { validationLoss: 0.5 },
  // 1.33 (RNN) and 0.0008 (LSTM) nats.
  'sequence-recall': { validationLoss: 2.5 },
};

const scratch = scratchFolder();

async function trained(name: string, steps?: number): Promise<RunSummary> {
  const document = await template(name, steps === undefined ? {} : { steps });
  const run = await startRun({ id: name, folder: join(scratch, name), document, documentPath: null }, {});
  return run.train();
}

describe('templates', () => {
  it('all have a stated figure', () => {
    const files = readdirSync(join(import.meta.dirname, '..', '..', 'templates')).filter((file) => file.endsWith('.unroll.json'));
    expect(files.map((file) => file.replace('.unroll.json', '')).sort()).toEqual(Object.keys(figures).sort());
  });

  it.each(Object.entries(figures))('%s reaches it', { timeout: 600_000 }, async (name, { steps, ...figure }) => {
    const summary = await trained(name, steps);
    expect(summary).toMatchObject({ status: 'done', failure: null });
    for (const key of ['loss', 'validationLoss'] as const)
      if (figure[key] !== undefined) expect(summary[key]).toBeLessThanOrEqual(figure[key]);
    if (figure.accuracy !== undefined) expect(summary.accuracy).toBeGreaterThanOrEqual(figure.accuracy);
  });

  it('the LSTM ends below the RNN that reads the same text', async () => {
    const [rnn, lstm] = (await evaluate(join(scratch, 'rnn-vs-lstm'), null)).divergences ?? [];
    expect([rnn?.node, lstm?.node]).toEqual(['div-rnn', 'div-lstm']);
    expect(lstm?.loss).toBeLessThan(0.22);
    expect(rnn?.loss).toBeGreaterThan((lstm?.loss ?? NaN) + 0.01);
  });

  it('the LSTM recalls the first symbol, and the RNN does not', async () => {
    const folder = join(scratch, 'sequence-recall');
    const [rnn, lstm] = (await evaluate(folder, null)).divergences ?? [];
    expect(lstm?.loss).toBeLessThan(0.05);
    expect(lstm?.accuracy).toBe(1);
    expect(rnn?.loss).toBeGreaterThan(0.5);
    expect(rnn?.accuracy).toBeLessThan(0.8);
    const question = 'bwxyzzyxwxyzwwxyzzyxwxyzwwxyzzyxwxyzw';
    expect(await answer(folder, question, 'LSTM')).toMatchObject({ answer: 'b' });
  });

  it('the forecast goes on with the wave', async () => {
    const { columns, known, values } = await forecast(join(scratch, 'sine-forecast'), { prime: '', length: 50 });
    expect(columns).toEqual(['wave']);
    expect(known).toHaveLength(100);
    const wave = (t: number): number => Math.sin((2 * Math.PI * t) / 25) + 0.5 * Math.sin((2 * Math.PI * t) / 8 + 1);
    const errors = values.map(([value], index) => Math.abs((value ?? NaN) - wave(600 + index)));
    expect(Math.max(...errors.slice(0, 8))).toBeLessThan(0.3);
    expect(Math.max(...errors)).toBeLessThan(1);
  });

  it('hello says hello, and the perceptron fails on the second l', async () => {
    const options = { prime: 'h', length: 4, temperature: 0, seed: 1 };
    expect((await generate(join(scratch, 'hello'), options)).text).toBe('hello');
    expect((await generate(join(scratch, 'mlp-per-timestep'), options)).text).not.toBe('hello');
    const { accuracy, perTimestep } = await evaluate(join(scratch, 'mlp-per-timestep'), null);
    expect(accuracy).toBe(0.75);
    expect(perTimestep.map((div) => (div ?? 0) > 0.5)).toEqual([false, false, true, true]);
  });
});
