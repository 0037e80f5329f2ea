// Workload A as the engine trains it, from a document to weights: batches, metrics and log included. Prints one JSON line.
// usage: train-step workload.json folder
import { readFileSync } from 'node:fs';
import { numbers } from '../../shared/compiler/testing/networks.ts';
import { startRun } from '../../electron/engine/train/start-run.ts';
import { device } from '../../electron/engine/tensorflow.ts';
import { changed, template, trainingOnly } from './documents.ts';

interface Workload {
  readonly timesteps: number;
  readonly symbols: number;
  readonly units: number;
  readonly batch: number;
  readonly stepsARepetition: number;
  readonly repetitions: number;
}

const [file = '', folder = ''] = process.argv.slice(2);
const { timesteps, symbols, units, batch, stepsARepetition, repetitions } = JSON.parse(readFileSync(file, 'utf8')) as Workload;
const warmUp = 2;
const steps = (warmUp + repetitions) * stepsARepetition;

// As much data as the peers get: one pass over it is one repetition.
const next = numbers(1);
const length = batch * timesteps * stepsARepetition + 1;
const text = Array.from({ length }, () => String.fromCodePoint(33 + Math.floor(next() * symbols))).join('');
const document = changed(await template('text-generation'), {
  origin: { from: 'embedded', text },
  params: { text: { window: timesteps, validation: 0 }, lstm: { units } },
  training: { ...trainingOnly, steps, batch, learningRate: 0.001, clipNorm: 0 },
});

const ends: number[] = [];
const losses: number[] = [];
const run = await startRun({ id: 'bench', folder, document, documentPath: null }, {
  metric: ({ step, loss }) => {
    losses.push(loss ?? NaN);
    if (step % stepsARepetition === 0) ends.push(performance.now());
  },
});
const { failure } = await run.train();
if (failure) throw new Error(failure.key);
const ms = ends.slice(1).map((end, i) => (end - (ends[i] ?? NaN)) / stepsARepetition).slice(warmUp - 1);
const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.versions.node}`;
console.log(JSON.stringify({ ms, loss: [losses[0], losses.at(-1)], with: `${runtime}, TensorFlow ${device().tensorflow}` }));
