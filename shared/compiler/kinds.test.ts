import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../nodes/kind.ts';
import { initialValues } from './initial-values.ts';
import { compileProgram } from './pipeline.ts';
import type { Program } from './program.ts';
import { chain, network, numbers, textFacts, type NetworkOptions } from './testing/networks.ts';
import { runFunction, type Numbers } from './testing/run-function.ts';

type Table = Record<string, Float64Array>;

/** Weights away from where they begin, where biases are zero and scales one. */
function drawn(program: Program): Table {
  const next = numbers(5);
  return Object.fromEntries([...initialValues(program, 3)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + next() - 0.5)]));
}

function predict(options: NetworkOptions, facts: DataFacts, feeds: Numbers, variables: (program: Program) => Table = drawn) {
  const program = compileProgram(network(options), { source: facts }, { functions: ['predict'], shards: 1 });
  const weights = variables(program);
  return { program, weights, probabilities: runFunction(program, 'predict', { keep: [0], ...feeds }, weights).outputs['prediction/div'] ?? new Float64Array() };
}

const get = (list: ArrayLike<number> | undefined, i: number): number => list?.[i] ?? Number.NaN;

/** `[W]` times `[W, H]` plus `[H]`, with loops. */
function affine(x: readonly number[], kernel: Float64Array | undefined, bias: ArrayLike<number> | undefined, outputs: number): number[] {
  return Array.from({ length: outputs }, (_, k) => x.reduce((sum, v, j) => sum + v * get(kernel, j * outputs + k), bias ? get(bias, k) : 0));
}

function softmax(logits: readonly number[]): number[] {
  const exps = logits.map(Math.exp);
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((v) => v / total);
}

function row(table: Float64Array | undefined, at: number, width: number): number[] {
  return Array.from({ length: width }, (_, k) => get(table, at * width + k));
}

function expectClose(actual: ArrayLike<number>, wanted: readonly number[]): void {
  expect(actual.length).toBe(wanted.length);
  wanted.forEach((value, i) => { expect(actual[i]).toBeCloseTo(value, 12); });
}

const x = [3, 0, 2, 3];

describe('kinds against plain loops', () => {
  it('a residual block with layer norm, its output tied to the embedding', () => {
    const { weights, probabilities } = predict(
      {
        nodes: { e: ['embedding', { units: 3 }], n: ['layer-norm'], f: ['dense', { units: 3 }], r: ['add'] },
        wires: ['x > e', 'e > n', 'n > f', 'f > r.a', 'e > r.b', 'r > out'],
        out: { tie: 'e' },
      },
      textFacts(4, 4),
      { x },
    );
    const expected = x.flatMap((symbol) => {
      const e = row(weights['e/embeddings'], symbol, 3);
      const mean = e.reduce((a, b) => a + b, 0) / 3;
      const variance = e.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 3;
      const n = e.map((v, k) => ((v - mean) / Math.sqrt(variance + 1e-3)) * get(weights['n/gamma'], k) + get(weights['n/beta'], k));
      const f = affine(n, weights['f/kernel'], weights['f/bias'], 3).map(Math.tanh);
      const r = f.map((v, k) => v + get(e, k));
      return softmax([0, 1, 2, 3].map((c) => r.reduce((sum, v, k) => sum + v * get(weights['e/embeddings'], c * 3 + k), get(weights['out/bias'], c))));
    });
    expectClose(probabilities, expected);
  });

  it('concat, multiply and 1 − x', () => {
    const { weights, probabilities } = predict(
      {
        nodes: { o: ['one-hot'], p: ['projection', { units: 4 }], z: ['activation', { activation: 'complement' }], m: ['multiply'], c: ['concat'] },
        wires: ['x > o', 'o > p', 'p > z', 'z > m.a', 'o > m.b', 'm > c.a', 'p > c.b', 'c > out'],
      },
      textFacts(4, 4),
      { x },
    );
    const expected = x.flatMap((symbol) => {
      const p = row(weights['p/kernel'], symbol, 4);
      const gated = p.map((v, k) => (k === symbol ? 1 - v : 0));
      return softmax(affine([...gated, ...p], weights['out/kernel'], weights['out/bias'], 4));
    });
    expectClose(probabilities, expected);
  });

  it('bidirectional: forwards and backwards, side by side', () => {
    const facts: DataFacts = { symbols: 4, classes: 3, timesteps: 4, lengths: [4] };
    const { weights, probabilities } = predict(
      { layers: [['one-hot'], ['bidirectional', { cell: 'rnn', units: 2 }]], pairs: true }, facts, { x, mask: [1, 1, 1, 1] },
    );
    const pass = (direction: 'forward' | 'backward', order: readonly number[]): number[][] => {
      const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((name) => weights[`n2/${direction}_${name}`]);
      let h = [0, 0];
      return order.map((symbol) => {
        const memory = affine(h, recurrent, bias, 2);
        h = row(kernel, symbol, 2).map((v, k) => Math.tanh(v + get(memory, k)));
        return h;
      });
    };
    const forward = pass('forward', x);
    const backward = pass('backward', x.toReversed()).reverse();
    const expected = x.flatMap((_, t) => softmax(affine([...(forward[t] ?? []), ...(backward[t] ?? [])], weights['n3/kernel'], weights['n3/bias'], 3)));
    expectClose(probabilities, expected);
  });
});

describe('a padded question', () => {
  it.each(['lstm', 'gru', 'rnn'])('answers as an unpadded one does: bidirectional %s under another', (cell) => {
    const options: NetworkOptions = {
      layers: [['embedding', { units: 3 }], ['bidirectional', { cell, units: 2 }], ['bidirectional', { units: 3, merge: 'sum' }]], pairs: true,
    };
    const long = predict(options, { symbols: 4, classes: 3, timesteps: 5, lengths: [3, 5] }, { x: [0, 0, 3, 1, 2], mask: [0, 0, 1, 1, 1] });
    const short = predict(options, { symbols: 4, classes: 3, timesteps: 3, lengths: [3] }, { x: [3, 1, 2], mask: [1, 1, 1] }, () => long.weights);
    expectClose(long.probabilities.subarray(2 * 3), [...short.probabilities]);
  });
});

describe('embedding', () => {
  const functions = { functions: ['train'], shards: 1 } as const;
  const facts = { source: textFacts(6, 4) };

  it('compiles to the look-up that one-hot and projection become', () => {
    const opsOf = (options: NetworkOptions) =>
      compileProgram(network(options), facts, functions).code.train?.block.operations.map(({ op, outputs }) => `${op} ${outputs[0]?.type.shape.join()}`);
    const table = opsOf({ layers: [['embedding', { units: 3 }], ['lstm', { units: 2 }]] });
    const product = opsOf({ layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 2 }]] });
    expect(table?.toSorted()).toEqual(product?.toSorted());
    expect(table).toContain('gather 4,4,3');
  });

  it('begins within ±0.05, as Keras’s', () => {
    const program = compileProgram(chain({ layers: [['embedding', { units: 300 }]] }), facts, functions);
    const values = [...(initialValues(program, 1).get('n1/embeddings') ?? [])].map(Math.abs);
    expect(values).toHaveLength(6 * 300);
    expect(Math.max(...values)).toBeLessThanOrEqual(0.05);
    expect(Math.max(...values)).toBeGreaterThan(0.049);
  });
});

describe('judging early', () => {
  it('normalises and joins only the judged timesteps, and computes none of them twice for a skip connection', () => {
    const program = compileProgram(
      network({
        nodes: { e: ['embedding', { units: 3 }], f: ['dense', { units: 3 }], h: ['rnn', { units: 3 }], r: ['add'], n: ['layer-norm'] },
        wires: ['x > e', 'e > f', 'f > h', 'h > r.a', 'f > r.b', 'r > n', 'n > out'],
        weights: { schedule: 'final' },
      }),
      { source: textFacts(6, 4) },
      { functions: ['train'], shards: 1 },
    );
    const operations = program.code.train?.block.operations ?? [];
    const shapes = (op: string, origin: string) => operations.filter((each) => each.op === op && each.origin === origin).map(({ outputs }) => outputs[0]?.type.shape.join());
    expect(shapes('sqrt', 'n')).toEqual(['1,4,1']);
    expect(shapes('tanh', 'f')).toEqual(['4,4,3']);
  });
});
