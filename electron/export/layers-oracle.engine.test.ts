import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Tensor } from '@tensorflow/tfjs-node';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emitLayersModel } from '../../shared/compiler/emit/layers-model.ts';
import { compileProgram } from '../../shared/compiler/pipeline.ts';
import { randomGraphs, type RandomGraph } from '../../shared/compiler/testing/random-graphs.ts';
import { drawnFeeds, drawnVariables } from '../../shared/compiler/testing/run-once.ts';
import { UserError } from '../../shared/errors.ts';
import { Session } from '../engine/session.ts';
import { tensorflow } from '../engine/tensorflow.ts';
import { scratchFolder } from '../engine/testing/fixtures.ts';
import { writeLayersModel } from './layers-model.ts';
import { PADDING } from './prove.ts';
import { exportSourceOf } from './testing/sources.ts';

const scratch = scratchFolder();

/** tfjs-layers' own loss of a batch and ours, of the same network with the same weights; and how far its predictions deviate. */
async function lossesOf(graph: RandomGraph, folder: string) {
  const tf = tensorflow();
  const { document, facts } = graph;
  const program = compileProgram(document, { n0: facts }, { functions: ['evaluate', 'set'], shards: graph.shards });
  const session = await Session.open(program, ['evaluate', 'set']);
  const drawn = drawnVariables(program, graph.seed);
  session.set(drawn);
  const feeds = { ...drawnFeeds(graph, program, 'evaluate', new Float32Array()), keep: new Float32Array(program.batch) };
  const [divergence = ''] = program.divergences.map(({ node }) => node);
  const outputs = session.call('evaluate', feeds);
  await session.close();
  const [x = [], y = [], w = [], mask] = ['x', 'y', `w/${divergence}`, 'mask'].map((port) => (feeds as Record<string, ArrayLike<number>>)[port]).map((values) => values && Array.from(values));
  const judged = w.reduce((a, b) => a + b, 0);
  const ours = Array.from(outputs[`divAt/${divergence}`] ?? []).reduce((a, b) => a + b, 0) / judged;

  mkdirSync(folder);
  const { deviation } = await writeLayersModel(tf, exportSourceOf(document, 'n0', facts, drawn), folder);
  const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
  const theirs = tf.tidy(() => {
    const ids = tf.tensor2d(x.map((symbol, i) => (mask?.[i] === 0 ? PADDING : symbol)), [program.batch, program.timesteps], 'int32');
    const probabilities = model.predict(tf.oneHot(ids, facts.symbols).toFloat()) as Tensor;
    const ofTarget = probabilities.mul(tf.oneHot(tf.tensor2d(y, [program.batch, program.timesteps], 'int32'), facts.classes)).sum(-1);
    // A padded timestep weighs nothing, and what is said there is nobody's business.
    const weights = tf.tensor2d(w, [program.batch, program.timesteps]);
    const said = tf.where(weights.greater(0), ofTarget, tf.onesLike(ofTarget));
    const loss = said.log().mul(weights).sum().neg().div(judged).dataSync()[0] ?? Number.NaN;
    return { loss, least: said.min().dataSync()[0] ?? Number.NaN };
  });
  model.dispose();
  return { ours, theirs: theirs.loss, deviation, least: theirs.least };
}

function canExpress({ document, facts }: RandomGraph): boolean {
  try {
    emitLayersModel(document, { n0: facts });
    return true;
  } catch (error) {
    if (error instanceof UserError && error.key.startsWith('errors:export.')) return false;
    throw error;
  }
}

it('random graphs as tf.LayersModel: predictions and loss', async () => {
  const graphs = fc.sample(randomGraphs, { seed: 4, numRuns: 160 }).filter(canExpress);
  const kinds = new Set<string>();
  let compared = 0;
  for (const [i, graph] of graphs.entries()) {
    const { ours, theirs, deviation, least } = await lossesOf(graph, join(scratch, `graph ${i}`));
    const told = JSON.stringify(graph);
    expect(deviation, told).toBeLessThan(1e-5);
    // It gives probabilities, and float32 has none below 1e-38 to take a logarithm of.
    if (least < 1e-30) continue;
    compared += 1;
    expect(Math.abs(theirs - ours) / Math.abs(ours), told).toBeLessThan(1e-5);
    for (const { kind } of graph.document.graph.nodes) kinds.add(kind);
  }
  expect(compared).toBeGreaterThan(20);
  expect([...kinds]).toEqual(expect.arrayContaining(['text', 'pairs', 'projection', 'dense', 'dropout', 'rnn', 'lstm', 'gru']));
});
