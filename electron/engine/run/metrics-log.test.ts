import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { MetricLine } from '../../../shared/ipc/run-files.ts';
import { scratchFolder } from '../testing/fixtures.ts';
import { MetricsLog, readMetrics } from './metrics-log.ts';

const line = (step: number): MetricLine => ({ type: 'metric', step, loss: null, div: 2, sumW: 4, perTimestep: [0.5, null], norm: 1 });

const folder = scratchFolder();

it('tolerates a torn last line and cuts what is later than the checkpoint', async () => {
  const log = await MetricsLog.open(folder, 0);
  const sample: MetricLine = { type: 'sample', step: 2, prime: 'a', text: 'a\nb' };
  for (const each of [line(1), line(2), sample, line(3)]) log.add(each);
  await log.sync();
  await log.close();
  await appendFile(join(folder, 'metrics.jsonl'), '{"type":"metric","step":4,"lo');
  expect(await readMetrics(folder)).toEqual([line(1), line(2), sample, line(3)]);
  const again = await MetricsLog.open(folder, 2);
  again.add(line(3));
  await again.sync();
  await again.close();
  expect(await readMetrics(folder)).toEqual([line(1), line(2), sample, line(3)]);
  expect(await readFile(join(folder, 'metrics.jsonl'), 'utf8')).not.toContain('"step":4');
});
