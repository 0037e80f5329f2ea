// Workload A as a tfjs-layers user trains it in tfjs-node: one `fit` call, one epoch a repetition. Prints one JSON line.
// usage: tfjs-fit.mjs workload.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import util from 'node:util';

// Node 23 removed two functions that tfjs-node calls.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
console.warn = () => undefined;
const tf = createRequire(import.meta.url)('@tensorflow/tfjs-node');

const { timesteps, symbols, units, batch, stepsARepetition, repetitions } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const warmUp = 2;
const rows = stepsARepetition * batch;

const model = tf.sequential();
// The activation of the gates that Keras and PyTorch have; an orthogonal start takes tfjs-layers seconds.
const gates = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' };
model.add(tf.layers.lstm({ units, returnSequences: true, inputShape: [timesteps, symbols], ...gates }));
model.add(tf.layers.dense({ units: symbols, activation: 'softmax' }));
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy' });

const encoded = () => tf.tidy(() => tf.oneHot(tf.randomUniform([rows, timesteps], 0, symbols, 'int32'), symbols).toFloat());
const ends = [];
const { history } = await model.fit(encoded(), encoded(), {
  batchSize: batch,
  epochs: warmUp + repetitions,
  verbose: 0,
  callbacks: { onEpochEnd: () => { ends.push(performance.now()); } },
});
const ms = ends.slice(1).map((end, i) => (end - ends[i]) / stepsARepetition).slice(warmUp - 1);
const versions = `tfjs-layers ${tf.version['tfjs-layers']}, TensorFlow ${tf.backend().binding.TF_Version}`;
console.log(JSON.stringify({ ms, loss: [history.loss[0], history.loss.at(-1)], with: versions }));
