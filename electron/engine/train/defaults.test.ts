import { describe, expect, it } from 'vitest';
import { initialValues } from '../../../shared/compiler/initial-values.ts';
import { compileProgram } from '../../../shared/compiler/pipeline.ts';
import { runFunction, type Numbers } from '../../../shared/compiler/testing/run-function.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { Batcher } from '../../../shared/text/batch.ts';
import { factsOf, rowsFor } from '../../../shared/text/dataset.ts';
import { Random } from '../../../shared/text/random.ts';
import { loadData } from '../data/load-data.ts';
import { feedsOf } from '../feeds.ts';
import { planBatches } from '../plan-batches.ts';
import { template, withParams, withText } from '../testing/fixtures.ts';
import { hyperOf } from './hyper.ts';

/** Losses of the first steps in float64, with the data, the seed and the settings of a run. */
async function losses(document: UnrollDocument, steps: number): Promise<number[]> {
  const { dataset, node } = await loadData(document, null);
  const rows = rowsFor(dataset, document.training.batch);
  const filled = { ...document, training: { ...document.training, batch: rows } };
  const program = compileProgram(filled, { [node]: factsOf(dataset) }, { functions: ['train'], shards: 1 });
  const { seed } = document.training;
  const batcher = new Batcher(planBatches(document, dataset, rows, program.timesteps).training, Random.seeded(seed));
  let variables: Numbers = Object.fromEntries(initialValues(program, seed));
  return Array.from({ length: steps }, (_, index) => {
    const feeds = { ...feedsOf(batcher.next()), hyper: hyperOf(document.training, index + 1), seed: [seed, index + 1] };
    const result = runFunction(program, 'train', feeds, variables);
    variables = { ...variables, ...result.variables };
    return result.outputs.loss?.[0] ?? Number.NaN;
  });
}

const VERSE = 'the sky is blue, the sea is deep.\n'.repeat(20);

async function verse(): Promise<UnrollDocument> {
  const document = await template('text-generation', { batch: 4 });
  return withText(withParams(withParams(document, 'text', { window: 8 }), 'lstm', { units: 12 }), VERSE);
}

/** Figures of the first Unroll: its documents train as they did, to the last digits of a float64. */
describe('a document that names none of the newer training options', () => {
  it.each<[string, () => Promise<UnrollDocument>, readonly number[]]>([
    ['hello', () => template('hello'), [1.4684423107138267, 1.313740231506753, 1.17759197660703, 1.058136836865325, 0.9571493946829259]],
    ['questions', () => template('many-to-one'), [2.0773641831686924, 2.0856908699288397, 2.1001606377574564, 2.064342397235586, 2.0600689363247575]],
    ['text with carried state', verse, [2.814743890036463, 2.8413635420967385, 2.783210219256033, 2.7908274214091233, 2.7404908950370976]],
  ])('%s', async (_, documentOf, wanted) => {
    const found = await losses(await documentOf(), wanted.length);
    found.forEach((loss, index) => { expect(loss).toBeCloseTo(wanted[index] ?? Number.NaN, 12); });
  });
});
