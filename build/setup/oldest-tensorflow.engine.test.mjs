// Every template's program, in the plain form that runs anywhere, loads and trains in the oldest TensorFlow that users get.
// Without that library (186 MB, downloaded once) the tests fail, in a sentence: a promise that nobody checks is none.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileFor } from '../../electron/engine/compile.ts';
import { loadData } from '../../electron/engine/data/load-data.ts';
import { feedsOf } from '../../electron/engine/feeds.ts';
import { planBatches } from '../../electron/engine/plan-batches.ts';
import { Session } from '../../electron/engine/session.ts';
import { tensorflow } from '../../electron/engine/tensorflow.ts';
import { scratchFolder, template } from '../../electron/engine/testing/fixtures.ts';
import { hyperOf } from '../../electron/engine/train/hyper.ts';
import { emitSavedModel } from '../../shared/compiler/emit/saved-model.ts';
import { initialValues } from '../../shared/compiler/initial-values.ts';
import { Batcher } from '../../shared/text/batch.ts';
import { factsOf, rowsFor } from '../../shared/text/dataset.ts';
import { Random } from '../../shared/text/random.ts';
import { noOldestTensorflow, runInOldestTensorflow, setUpOldestTensorflow } from './oldest-tensorflow.mjs';
import { root } from './paths.mjs';

const steps = 4;
const scratch = scratchFolder();
const names = (await readdir(join(root, 'templates'))).filter((name) => name.endsWith('.unroll.json')).map((name) => name.replace('.unroll.json', ''));

/** A template's program as a new run compiles it, its first weights, and what its first steps are fed. */
async function begun(name) {
  const document = await template(name);
  const { dataset, node } = await loadData(document, null);
  const rows = rowsFor(dataset, document.training.batch);
  const program = compileFor(document, node, factsOf(dataset), { functions: ['train', 'get', 'set'], rows, shards: 2, loops: 'unrolled' });
  const { seed } = document.training;
  const batcher = new Batcher(planBatches(document, dataset, rows, program.timesteps).training, Random.seeded(seed));
  const feeds = Array.from({ length: steps }, (_, i) => ({
    ...feedsOf(batcher.next()), hyper: hyperOf(document.training, i + 1), seed: Int32Array.of(seed, i + 1),
  }));
  return { program, values: initialValues(program, seed), feeds };
}

async function trainedHere({ program, values, feeds }) {
  const session = await Session.open(program, ['train', 'get', 'set']);
  try {
    session.set(values);
    const losses = feeds.map((each) => session.call('train', each).loss[0]);
    return { losses, weights: session.get() };
  } finally {
    await session.close();
  }
}

async function trainedThere({ program, values, feeds }, folder) {
  await mkdir(folder);
  await writeFile(join(folder, 'saved_model.pb'), emitSavedModel(program));
  const [{ signatureDefs }] = await tensorflow().node.getMetaGraphsFromSavedModel(folder);
  const call = (name, fed, wanted) => ({
    inputs: program.functions[name].inputs.map((port) => ({ tensor: signatureDefs[name].inputs[port.name].name, shape: port.shape, values: fed[port.name] })),
    outputs: wanted.map((port) => signatureDefs[name].outputs[port].name),
  });
  const variables = program.variables.map((variable) => variable.name);
  const calls = [call('set', Object.fromEntries(values), ['done']), ...feeds.map((each) => call('train', each, ['loss'])), call('get', {}, variables)];
  const { version, results } = await runInOldestTensorflow({ folder, config: Buffer.from(process.env.UNROLL_TF_CONFIG, 'hex'), calls });
  return {
    version,
    losses: results.slice(1, -1).map(([loss]) => loss[0]),
    weights: new Map(variables.map((name, i) => [name, results.at(-1)[i]])),
  };
}

function deviation(actual, wanted) {
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0) / largest;
}

describe.skipIf(noOldestTensorflow !== null)(`TensorFlow 2.7 ${noOldestTensorflow ?? ''}`, () => {
  beforeAll(() => setUpOldestTensorflow(), 900_000);

  it.each(names)('%s loads and trains', async (name) => {
    const run = await begun(name);
    const here = await trainedHere(run);
    const there = await trainedThere(run, join(scratch, name));
    expect(there.version).toMatch(/^2\.7\./);
    expect(there.losses).toHaveLength(steps);
    expect(new Set(there.losses).size).toBe(steps);
    expect(deviation(there.losses, here.losses)).toBeLessThan(1e-4);
    for (const [variable, values] of here.weights) expect(deviation(there.weights.get(variable), values), variable).toBeLessThan(1e-3);
  });
});
