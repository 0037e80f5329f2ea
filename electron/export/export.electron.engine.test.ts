import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NetworkOptions } from '../../shared/compiler/testing/networks.ts';
import type { DataFacts } from '../../shared/nodes/kind.ts';
import { tensorflow } from '../engine/tensorflow.ts';
import { exportRun } from './index.ts';
import { scratchFolder } from '../engine/testing/fixtures.ts';
import { exportSource, pairFacts, textFacts } from './testing/sources.ts';

const scratch = scratchFolder();
let count = 0;
const place = (): string => join(scratch, `export ${count++}`);

const networks: readonly (readonly [string, NetworkOptions, DataFacts])[] = [
  ['no recurrence', { layers: [['one-hot'], ['dense', { units: 6, activation: 'relu' }], ['dense', { units: 5, activation: 'sigmoid' }], ['dense', { units: 4, activation: 'linear' }]] }, textFacts(5, 4)],
  ['rnn', { layers: [['one-hot'], ['rnn', { units: 6 }]] }, textFacts(5, 6)],
  ['rnn with ReLU', { layers: [['one-hot'], ['rnn', { units: 6, activation: 'relu' }]] }, textFacts(5, 6)],
  ['projection, two lstm, dropout', { layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 6 }], ['dropout'], ['lstm', { units: 4 }]] }, textFacts(5, 6)],
  ['gru', { layers: [['one-hot'], ['gru', { units: 6 }]] }, textFacts(9, 6)],
  ['lstm and gru with dropouts', { layers: [['one-hot'], ['lstm', { units: 6, dropout: 0.4, recurrentDropout: 0.3 }], ['gru', { units: 4, recurrentDropout: 0.5 }]] }, textFacts(5, 6)],
  ['questions, lstm', { layers: [['one-hot'], ['projection', { units: 4 }], ['lstm', { units: 6 }]], weights: { schedule: 'final' }, pairs: true }, pairFacts],
  ['questions, gru, dense, rnn', { layers: [['one-hot'], ['gru', { units: 6 }], ['dense', { units: 5 }], ['rnn', { units: 4 }]], pairs: true }, pairFacts],
  ['questions without recurrence', { layers: [['one-hot'], ['dense', { units: 5 }]], pairs: true }, pairFacts],
  ['a residual stack, output tied to the embedding', { nodes: { e: ['embedding', { units: 4 }], n: ['layer-norm'], f: ['lstm', { units: 4 }], r: ['add'], a: ['activation', { activation: 'sigmoid' }], m: ['multiply', { inputs: 3 }] }, wires: ['x > e', 'e > n', 'n > f', 'f > r.a', 'e > r.b', 'r > a', 'a > m.a', 'r > m.b', 'e > m.c', 'm > out'], out: { tie: 'e' } }, textFacts(5, 6)],
  ['one value at several ports of a node', { nodes: { e: ['embedding', { units: 4 }], m: ['multiply', { inputs: 3 }], d: ['dense', { units: 4 }], r: ['add'] }, wires: ['x > e', 'e > m.a', 'e > m.b', 'e > m.c', 'm > d', 'd > r.a', 'e > r.b', 'r > out'] }, textFacts(5, 6)],
  ['questions, one value at two ports of a node', { nodes: { o: ['one-hot'], c: ['concat'], h: ['rnn', { units: 3 }], d: ['concat'] }, wires: ['x > o', 'o > c.a', 'o > c.b', 'c > h', 'h > d.a', 'o > d.b', 'd > out'], pairs: true }, pairFacts],
  ['questions, a product of two projections', { nodes: { o: ['one-hot'], p: ['projection', { units: 3 }], q: ['projection', { units: 3 }], s: ['multiply'], c: ['layer-norm'] }, wires: ['x > o', 'o > p', 'o > q', 'p > s.a', 'q > s.b', 's > c', 'c > out'], pairs: true }, pairFacts],
  ['questions, two branches joined', { nodes: { o: ['one-hot'], p: ['projection', { units: 3 }], h: ['rnn', { units: 3 }], g: ['gru', { units: 4 }], c: ['concat', { inputs: 3 }], l: ['layer-norm'] }, wires: ['x > o', 'o > p', 'p > h', 'p > g', 'h > c.a', 'o > c.b', 'g > c.c', 'c > l', 'l > out'], pairs: true }, pairFacts],
];

const resetAfter: NetworkOptions = { layers: [['one-hot'], ['gru', { units: 6, resetAfter: true }]] };

describe('an export, loaded again, against the float64 interpreter', () => {
  it.each(networks)('%s', async (_, options, facts) => {
    const tf = tensorflow();
    const tensors = tf.memory().numTensors;
    for (const format of ['layers-model', 'saved-model'] as const) {
      const path = place();
      const result = await exportRun(tf, exportSource(options, facts), { format, path });
      expect(result.deviation).toBeLessThan(1e-5);
      expect(result.probes).toBe(7);
      expect(readdirSync(path).sort()).toEqual([...result.files].sort());
    }
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it.each(['lstm', 'gru', 'rnn'])('bidirectional %s, as tf.LayersModel only', async (cell) => {
    const layers = [['embedding', { units: 4 }], ['bidirectional', { cell, units: 3 }], ['bidirectional', { units: 4, merge: 'sum' }]] as const;
    const source = exportSource({ layers, pairs: true }, pairFacts);
    const { deviation } = await exportRun(tensorflow(), source, { format: 'layers-model', path: place() });
    expect(deviation).toBeLessThan(1e-5);
    const refused = exportRun(tensorflow(), source, { format: 'saved-model', path: place() });
    await expect(refused).rejects.toMatchObject({ key: 'errors:export.seesAhead', args: { node: 'Bidirectional' } });
  });

  it('circles through delays, as SavedModel only', async () => {
    const wired: NetworkOptions = {
      nodes: { e: ['embedding', { units: 3 }], c: ['concat'], m: ['gru', { units: 4 }], n: ['layer-norm'], z: ['delay', { initial: 'learned' }], z2: ['delay'] },
      wires: ['x > e', 'e > c.a', 'z2 > c.b', 'c > m', 'm > n', 'n > z', 'z > z2', 'n > out'],
    };
    for (const [options, facts] of [[wired, textFacts(5, 6)], [{ ...wired, pairs: true }, pairFacts]] as const) {
      const source = exportSource(options, facts);
      // A learned beginning is zero at first, which would hide that it is left out.
      source.weights.get('z/initial')?.set([0.4, -0.3, 0.2, 0.1]);
      const { deviation } = await exportRun(tensorflow(), source, { format: 'saved-model', path: place() });
      expect(deviation).toBeLessThan(1e-5);
      const refused = exportRun(tensorflow(), source, { format: 'layers-model', path: place() });
      await expect(refused).rejects.toMatchObject({ key: 'errors:export.delay' });
    }
  });

  it.each(['rnn', 'concat'])('questions, a sum before %s, as SavedModel only', async (kind) => {
    const nodes = { o: ['one-hot'], p: ['projection', { units: 3 }], s: ['add'], d: ['dense', { units: 3 }], r: [kind] } as const;
    const wires = ['x > o', 'o > p', 'p > s.a', 'p > s.b', 's > d', ...(kind === 'concat' ? ['d > r.a', 'p > r.b'] : ['d > r']), 'r > out'];
    const source = exportSource({ nodes, wires, pairs: true }, pairFacts);
    const { deviation } = await exportRun(tensorflow(), source, { format: 'saved-model', path: place() });
    expect(deviation).toBeLessThan(1e-5);
    const refused = exportRun(tensorflow(), source, { format: 'layers-model', path: place() });
    await expect(refused).rejects.toMatchObject({ key: 'errors:export.brokenMask', args: { node: 'Add' } });
  });

  it('1 − x, as SavedModel only', async () => {
    const source = exportSource({ layers: [['one-hot'], ['dense', { units: 4 }], ['activation', { activation: 'complement' }]] }, textFacts(5, 6));
    const { deviation } = await exportRun(tensorflow(), source, { format: 'saved-model', path: place() });
    expect(deviation).toBeLessThan(1e-5);
    const refused = exportRun(tensorflow(), source, { format: 'layers-model', path: place() });
    await expect(refused).rejects.toMatchObject({ key: 'errors:export.unknownLayer', args: { node: 'Activation' } });
  });

  it('gru with the reset gate after the product, as SavedModel only', async () => {
    const source = exportSource(resetAfter, textFacts(5, 6));
    const { deviation } = await exportRun(tensorflow(), source, { format: 'saved-model', path: place() });
    expect(deviation).toBeLessThan(1e-5);
    const path = place();
    const refused = exportRun(tensorflow(), source, { format: 'layers-model', path });
    await expect(refused).rejects.toMatchObject({ key: 'errors:export.resetAfter', args: { node: 'GRU' } });
    expect(existsSync(path)).toBe(false);
  });
});

describe.each(['layers-model', 'saved-model'] as const)('%s', (format) => {
  const source = exportSource({ layers: [['one-hot'], ['lstm', { units: 6 }]] }, textFacts(5, 6));

  it.each([
    ['differs by a thousandth', (p: number, i: number) => (i === 0 ? p + 0.001 : p)],
    ['is not a number', () => NaN],
  ])('leaves nothing where the network here %s', async (_, change) => {
    const other = { ...source, predict: async (symbols: Int32Array, output: string) => Float32Array.from(await source.predict(symbols, output), change) };
    const before = readdirSync(scratch);
    const refused = exportRun(tensorflow(), other, { format, path: place() });
    await expect(refused).rejects.toMatchObject({ key: 'errors:export.deviates' });
    expect(readdirSync(scratch)).toEqual(before);
  });

  it('replaces an earlier export and nothing else', async () => {
    const path = place();
    await exportRun(tensorflow(), source, { format: format === 'layers-model' ? 'saved-model' : 'layers-model', path });
    const { files } = await exportRun(tensorflow(), source, { format, path });
    expect(readdirSync(path).sort()).toEqual([...files].sort());
    writeFileSync(join(path, 'notes.txt'), 'mine');
    await expect(exportRun(tensorflow(), source, { format, path })).rejects.toMatchObject({ key: 'errors:export.notEmpty' });
    expect(readdirSync(path)).toContain('notes.txt');
  });

  it('names what is in the way', async () => {
    const file = place();
    writeFileSync(file, 'mine');
    await expect(exportRun(tensorflow(), source, { format, path: file })).rejects.toMatchObject({ key: 'errors:export.isFile' });
    const nowhere = join(place(), 'deeper');
    await expect(exportRun(tensorflow(), source, { format, path: nowhere })).rejects.toMatchObject({ key: 'errors:export.noFolder' });
    const empty = place();
    mkdirSync(empty);
    await exportRun(tensorflow(), source, { format, path: empty });
    expect(readdirSync(empty)).not.toEqual([]);
  });
});
