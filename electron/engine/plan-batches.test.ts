import { expect, it } from 'vitest';
import type { Epoch } from '../../shared/text/batch.ts';
import { Random } from '../../shared/text/random.ts';
import { loadData } from './data/load-data.ts';
import { bucketsOf, planBatches } from './plan-batches.ts';
import { template } from './testing/fixtures.ts';

/** Timesteps that an epoch computes, all rows together, and those with a symbol. */
function timestepsOf(epoch: Epoch): { computed: number; real: number } {
  const masks = Array.from({ length: epoch.batches }, (_, index) => epoch.batch(index).mask);
  const real = masks.reduce((sum, mask) => sum + mask.reduce((a, b) => a + b, 0), 0);
  return { computed: masks.reduce((sum, { length }) => sum + length, 0), real };
}

it('questions of like length: what the table of many-to-one saves in an epoch', async () => {
  const [mixed, alike] = [await template('many-to-one'), await template('many-to-one', { likeLengths: true })];
  const { dataset } = await loadData(mixed, null);
  expect(bucketsOf(mixed, dataset, 6)).toEqual([6]);
  expect(bucketsOf(alike, dataset, 6)).toEqual([3, 6]);
  expect(timestepsOf(planBatches(mixed, dataset, 8, 6).training(Random.seeded(1)))).toEqual({ computed: 432, real: 280 });
  expect(timestepsOf(planBatches(alike, dataset, 8, 6).training(Random.seeded(1)))).toEqual({ computed: 336, real: 280 });
});
