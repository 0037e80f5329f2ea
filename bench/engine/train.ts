// A workload as the engine trains it, from a document to weights: batches, metrics and log included. Prints one JSON line.
// usage: train work.json folder
import { readFileSync } from 'node:fs';
import { device } from '../../electron/engine/tensorflow.ts';
import { startRun } from '../../electron/engine/train/start-run.ts';
import { documentOf } from './documents.ts';
import type { Work } from './network.ts';

const [file = '', folder = ''] = process.argv.slice(2);
const work = JSON.parse(readFileSync(file, 'utf8')) as Work;
const document = await documentOf(work);

// The app loads TensorFlow when its engine process starts, before anyone clicks Train.
const { tensorflow } = device();
const clicked = performance.now();
const ends: number[] = [];
const losses: number[] = [];
const run = await startRun({ id: 'bench', folder, document, documentPath: null }, {
  metric: ({ loss }) => {
    losses.push(loss ?? NaN);
    ends.push(performance.now());
  },
});
const { failure } = await run.train();
if (failure) throw new Error(failure.key);

const { stepsARepetition, warmUp } = work;
const values = ends
  .filter((_, i) => (i + 1) % stepsARepetition === 0)
  .map((end, i, all) => (end - (all[i - 1] ?? NaN)) / stepsARepetition)
  .slice(warmUp);
const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.versions.node}`;
console.log(JSON.stringify({
  values,
  loss: [losses[0], losses.at(-1)],
  firstStep: ((ends[0] ?? NaN) - clicked) / 1000,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
  with: `${runtime}, TensorFlow ${tensorflow}`,
}));
