import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { scratchFolder, template } from './testing/fixtures.ts';
import { startRun } from './train/start-run.ts';
import { evaluate } from './use/evaluate.ts';
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

  it('hello says hello, and the perceptron fails on the second l', async () => {
    const options = { prime: 'h', length: 4, temperature: 0, seed: 1 };
    expect((await generate(join(scratch, 'hello'), options)).text).toBe('hello');
    expect((await generate(join(scratch, 'mlp-per-timestep'), options)).text).not.toBe('hello');
    const { accuracy, perTimestep } = await evaluate(join(scratch, 'mlp-per-timestep'), null);
    expect(accuracy).toBe(0.75);
    expect(perTimestep.map((div) => (div ?? 0) > 0.5)).toEqual([false, false, true, true]);
  });
});
