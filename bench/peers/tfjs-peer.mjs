// A workload as a tfjs-layers user writes it in tfjs-node. Prints one JSON line.
// usage: tfjs-peer.mjs work.json train|generate
// train: one `fit` call, one epoch a repetition. It cannot clip by the global norm, and does without where the others clip.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import util from 'node:util';

// Node 23 removed two functions that tfjs-node calls.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
console.warn = () => undefined;
const tf = createRequire(import.meta.url)('@tensorflow/tfjs-node');

const work = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const net = work.network;
const { timesteps, symbols, classes, batch } = net;
const final = net.judged === 'final';
// The activation of the gates that Keras and PyTorch have; an orthogonal start takes tfjs-layers seconds.
const gates = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' };

function build(generating) {
  const model = tf.sequential();
  const last = net.layers.findLastIndex(({ kind }) => ['rnn', 'lstm', 'gru'].includes(kind));
  const first = generating ? { batchInputShape: [1, 1, symbols] } : { inputShape: [timesteps, symbols] };
  const add = (make, options) => model.add(make({ ...options, ...(model.layers.length === 0 && first) }));
  net.layers.forEach(({ kind, units, rate, activation = 'tanh' }, i) => {
    const sequences = { units, returnSequences: generating || !final || i !== last, stateful: generating };
    if (kind === 'rnn') add(tf.layers.simpleRNN, { ...sequences, activation, recurrentInitializer: 'glorotUniform' });
    else if (kind === 'lstm') add(tf.layers.lstm, { ...sequences, ...gates });
    else if (kind === 'gru') add(tf.layers.gru, { ...sequences, ...gates });
    else if (kind === 'projection') add(tf.layers.dense, { units, useBias: false });
    else if (kind === 'dense') add(tf.layers.dense, { units, activation });
    else if (kind === 'dropout') add(tf.layers.dropout, { rate });
    else throw new Error(`no tfjs layer for ${kind}`);
  });
  add(tf.layers.dense, { units: classes, activation: net.loss === 'mean-squared' ? 'linear' : 'softmax' });
  return model;
}

function optimizer() {
  const { name, beta1, beta2, epsilon, momentum, rho } = net.optimizer;
  if (name === 'adam') return tf.train.adam(net.learningRate, beta1, beta2, epsilon);
  if (name === 'rmsprop') return tf.train.rmsprop(net.learningRate, rho, momentum, epsilon);
  return momentum > 0 ? tf.train.momentum(net.learningRate, momentum) : tf.train.sgd(net.learningRate);
}

async function train() {
  const { stepsARepetition, repetitions, warmUp } = work;
  const rows = stepsARepetition * batch;
  const drawn = (shape, size) => tf.tidy(() => tf.oneHot(tf.randomUniform(shape, 0, size, 'int32'), size).toFloat());
  const places = final ? [rows] : [rows, timesteps];
  const squared = net.loss === 'mean-squared';
  const x = net.input === 'real' ? tf.randomNormal([rows, timesteps, symbols]) : drawn([rows, timesteps], symbols);
  const y = squared ? tf.randomNormal([...places, classes]) : drawn(places, classes);
  const model = build(false);
  model.compile({ optimizer: optimizer(), loss: squared ? 'meanSquaredError' : 'categoricalCrossentropy' });
  const ends = [];
  const { history } = await model.fit(x, y, {
    batchSize: batch, epochs: warmUp + repetitions, verbose: 0, callbacks: { onEpochEnd: () => { ends.push(performance.now()); } },
  });
  const values = ends.slice(1).map((end, i) => (end - ends[i]) / stepsARepetition).slice(warmUp - 1);
  return { values, loss: [history.loss[0], history.loss.at(-1)], parameters: model.countParams() };
}

function generate() {
  const model = build(true);
  const write = (count) => {
    let symbol = 0;
    for (let k = 0; k < count; k++) {
      const chances = tf.tidy(() => {
        const input = tf.buffer([1, 1, symbols]);
        input.set(1, 0, 0, symbol);
        return model.predict(input.toTensor()).dataSync();
      });
      let left = Math.random();
      for (symbol = 0; symbol < symbols - 1 && (left -= chances[symbol]) > 0; symbol++);
    }
  };
  write(50);
  const values = Array.from({ length: work.repetitions }, () => {
    const start = performance.now();
    write(work.characters);
    return (work.characters * 1000) / (performance.now() - start);
  });
  return { values };
}

const figures = process.argv[3] === 'train' ? await train() : generate();
const versions = `tfjs-layers ${tf.version['tfjs-layers']}, TensorFlow ${tf.backend().binding.TF_Version}`;
console.log(JSON.stringify({ ...figures, peakMegabytes: process.resourceUsage().maxRSS / 1024, with: versions }));
