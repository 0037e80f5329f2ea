import { describe, expect, it } from 'vitest';
import type { TimestepWeights } from '../document/timestep-weights.ts';
import type { DataFacts } from '../nodes/kind.ts';
import { initialValues } from './initial-values.ts';
import { compileProgram } from './pipeline.ts';
import type { Program } from './program.ts';
import { chain, network, numberFacts, numbers, textFacts, type NetworkOptions } from './testing/networks.ts';
import { elman, gatedUnit } from './testing/hand-wired.ts';
import { runFunction, type Numbers } from './testing/run-function.ts';

const pairFacts: DataFacts = { symbols: 4, classes: 3, timesteps: 4, lengths: [2, 4] };
const painted: TimestepWeights = { schedule: 'custom', from: 'start', weights: [0, 2, 0.25], rest: 0.5 };

/** Two blocks h ← h + f(h), the second of them recurrent. */
const residual: NetworkOptions = {
  nodes: {
    e: ['embedding', { units: 3 }], n1: ['layer-norm'], f1: ['dense', { units: 3, activation: 'tanh' }], r1: ['add'],
    n2: ['layer-norm'], f2: ['lstm', { units: 3 }], r2: ['add'],
  },
  wires: ['x > e', 'e > n1', 'n1 > f1', 'f1 > r1.a', 'e > r1.b', 'r1 > n2', 'n2 > f2', 'f2 > r2.a', 'r1 > r2.b', 'r2 > out'],
};

/** h_t = tanh(e_t ⊙ U h_{t−1}) with h_0 learned. */
const learnedStart: NetworkOptions = {
  nodes: { e: ['embedding', { units: 3 }], u: ['dense', { units: 3 }], m: ['multiply'], h: ['activation'], z: ['delay', { initial: 'learned' }] },
  wires: ['x > e', 'z > u', 'e > m.a', 'u > m.b', 'm > h', 'h > z', 'h > out'],
};

const networks: readonly (readonly [string, NetworkOptions, DataFacts])[] = [
  ['no recurrence', { layers: [['one-hot'], ['dense', { units: 3, activation: 'sigmoid' }]] }, textFacts(4, 3)],
  ['rnn, all', { layers: [['one-hot'], ['rnn', { units: 3 }]] }, textFacts(4, 4)],
  ['rnn, painted weights', { layers: [['one-hot'], ['rnn', { units: 3 }]], weights: painted }, textFacts(4, 4)],
  ['lstm, last 2, two parts', { layers: [['one-hot'], ['lstm', { units: 2 }]], weights: { schedule: 'last', k: 2 }, batch: 16 }, textFacts(4, 4)],
  ['projection, lstm, lstm, first 2', { layers: [['one-hot'], ['projection', { units: 2 }], ['lstm', { units: 2 }], ['lstm', { units: 3 }]], weights: { schedule: 'first', k: 2 } }, textFacts(4, 4)],
  ['gru', { layers: [['one-hot'], ['gru', { units: 3 }]] }, textFacts(4, 4)],
  ['gru, reset after', { layers: [['one-hot'], ['gru', { units: 3, resetAfter: true }]], weights: { schedule: 'ramp', shape: 'exponential' } }, textFacts(4, 4)],
  ['dropout', { layers: [['one-hot'], ['dense', { units: 6, activation: 'tanh' }], ['dropout', { rate: 0.4 }], ['rnn', { units: 3 }]] }, textFacts(4, 4)],
  ['two divergences with shares', { layers: [['one-hot'], ['rnn', { units: 3 }]], share: 0.7, weights: { schedule: 'first', k: 2 }, branch: { after: 'n1', layers: [['lstm', { units: 2 }]], share: 1.6, weights: painted } }, textFacts(4, 4)],
  ['two divergences on one layer, two parts', { layers: [['one-hot'], ['gru', { units: 3 }]], batch: 16, branch: { after: 'n2', layers: [], share: 0.2, weights: { schedule: 'final' } } }, textFacts(4, 4)],
  ['questions, two divergences, literal sum', { layers: [['one-hot'], ['rnn', { units: 3 }]], pairs: true, training: { reduction: 'sum' }, branch: { after: 'n2', layers: [['dense', { units: 2 }]], share: 2, weights: { schedule: 'final' } } }, pairFacts],
  ['rnn with dropout', { layers: [['one-hot'], ['rnn', { units: 4, dropout: 0.4, recurrentDropout: 0.3 }]] }, textFacts(4, 4)],
  ['lstm with dropout', { layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 4, dropout: 0.3, recurrentDropout: 0.4 }]], batch: 3 }, textFacts(4, 4)],
  ['gru with dropout', { layers: [['one-hot'], ['gru', { units: 4, recurrentDropout: 0.4 }]] }, textFacts(4, 4)],
  ['gru, reset after, with dropout, two parts', { layers: [['one-hot'], ['gru', { units: 3, resetAfter: true, dropout: 0.2, recurrentDropout: 0.4 }]], batch: 16 }, textFacts(4, 3)],
  ['bidirectional with dropout', { layers: [['one-hot'], ['bidirectional', { units: 2, dropout: 0.3, recurrentDropout: 0.4 }]], pairs: true }, pairFacts],
  ['questions, lstm with dropout', { layers: [['one-hot'], ['lstm', { units: 3, dropout: 0.3, recurrentDropout: 0.3 }]], pairs: true }, pairFacts],
  ['forecast, squared error', { layers: [['lstm', { units: 3 }]], numbers: 'forecast', weights: { schedule: 'last', k: 3 } }, numberFacts(2, 4)],
  ['forecasts of two branches, two parts', { layers: [['rnn', { units: 3 }]], numbers: 'forecast', share: 0.3, batch: 16, branch: { after: 'n0', layers: [['dense', { units: 2, activation: 'tanh' }]], share: 2 } }, numberFacts(1, 4)],
  ['labels of sequences of numbers', { layers: [['gru', { units: 3 }]], numbers: 'answer', weights: { schedule: 'final' } }, { ...pairFacts, symbols: 0, channels: 2 }],
  ['questions, final', { layers: [['one-hot'], ['projection', { units: 2 }], ['lstm', { units: 3 }]], weights: { schedule: 'final' }, pairs: true }, pairFacts],
  ['embedding and layer norm', { layers: [['embedding', { units: 3 }], ['layer-norm'], ['rnn', { units: 3 }], ['layer-norm']], weights: painted }, textFacts(4, 4)],
  ['output tied to an embedding', { nodes: { e: ['embedding', { units: 3 }], h: ['rnn', { units: 3 }] }, wires: ['x > e', 'e > h', 'h > out'], out: { tie: 'e' } }, textFacts(4, 4)],
  ['output tied to a projection', { nodes: { o: ['one-hot'], p: ['projection', { units: 2 }], h: ['gru', { units: 2 }] }, wires: ['x > o', 'o > p', 'p > h', 'h > out'], out: { tie: 'p' }, batch: 16 }, textFacts(4, 4)],
  ['a residual stack', residual, textFacts(4, 4)],
  ['a gate over two branches', { nodes: { e: ['embedding', { units: 3 }], h: ['rnn', { units: 3 }], z: ['dense', { units: 3, activation: 'sigmoid' }], f: ['activation', { activation: 'complement' }], m: ['multiply', { inputs: 3 }], c: ['concat', { inputs: 3 }] }, wires: ['x > e', 'e > h', 'e > z', 'z > f', 'h > m.a', 'z > m.b', 'f > m.c', 'm > c.a', 'e > c.b', 'h > c.c', 'c > out'] }, textFacts(4, 4)],
  ['bidirectional lstm, summed', { layers: [['one-hot'], ['bidirectional', { units: 2, merge: 'sum' }]], pairs: true }, pairFacts],
  ['bidirectional gru then rnn', { layers: [['embedding', { units: 3 }], ['bidirectional', { cell: 'gru', units: 2 }], ['bidirectional', { cell: 'rnn', units: 2 }]], weights: { schedule: 'final' }, pairs: true }, pairFacts],
  ['Elman by hand, two parts', { ...elman(3), batch: 16 }, textFacts(4, 4)],
  ['gru by hand, judged at two timesteps', { ...gatedUnit(2), weights: { schedule: 'first', k: 2 } }, textFacts(4, 4)],
  ['a learned beginning', learnedStart, textFacts(4, 4)],
  ['a learned beginning after padding', { ...learnedStart, pairs: true }, pairFacts],
  ['two timesteps back, with an lstm and dropout in the circle', { nodes: { e: ['embedding', { units: 2 }], c: ['concat'], n: ['layer-norm'], m: ['lstm', { units: 2, dropout: 0.2, recurrentDropout: 0.3 }], d: ['dropout', { rate: 0.3 }], z: ['delay'], z2: ['delay'] }, wires: ['x > e', 'e > c.a', 'z2 > c.b', 'c > n', 'n > m', 'm > d', 'd > z', 'z > z2', 'd > out'], batch: 16 }, textFacts(4, 4)],
  ['a delay in no circle', { nodes: { e: ['embedding', { units: 2 }], z: ['delay', { initial: 'learned' }], c: ['concat'], f: ['dense', { units: 3 }] }, wires: ['x > e', 'e > z', 'e > c.a', 'z > c.b', 'c > f', 'f > out'] }, textFacts(4, 4)],
  ['questions, all, literal sum', { layers: [['one-hot'], ['gru', { units: 3 }]], pairs: true, training: { reduction: 'sum' } }, pairFacts],
];

function feedsOf(program: Program): Numbers {
  const next = numbers(11);
  const { batch, timesteps, symbols, classes } = program;
  const cells = Array.from({ length: batch * timesteps }, (_, i) => i);
  const padded = (i: number): boolean => program.task === 'answer' && Math.floor(i / timesteps) % 2 === 1 && i % timesteps < 2;
  const real = (width: number): number[] => Array.from({ length: cells.length * width }, () => next() * 4 - 2);
  return {
    x: program.channels === undefined ? cells.map(() => Math.floor(next() * symbols)) : real(program.channels),
    y: program.task === 'forecast' ? real(classes) : cells.map(() => Math.floor(next() * classes)),
    ...Object.fromEntries(
      program.divergences.map(({ node, judged }) => [
        `w/${node}`,
        cells.map((i) => (!padded(i) && judged.includes(i % timesteps) ? 0.5 + next() : 0)),
      ]),
    ),
    mask: cells.map((i) => (padded(i) ? 0 : 1)),
    keep: Array.from({ length: batch }, (_, b) => b % 2),
    hyper: [1, 1, 1, 1],
    seed: [3, 4],
  };
}

describe('gradients against central finite differences in float64', () => {
  it.each(networks)('%s', (_, options, facts) => {
    // Plain descent with learning rate 1 writes θ − g, so the step shows the gradient.
    const document = network({ ...options, training: { optimizer: { name: 'sgd', momentum: 0 }, ...options.training } });
    const program = compileProgram(document, { source: facts }, { functions: ['train'], shards: 2 });
    const feeds = feedsOf(program);
    const next = numbers(21);
    const variables = Object.fromEntries(
      [...initialValues(program, 7)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + (next() - 0.5) * 0.4)]),
    );
    const loss = (): number => runFunction(program, 'train', feeds, variables).outputs.loss?.[0] ?? Number.NaN;
    const stepped = runFunction(program, 'train', feeds, variables).variables;
    let largest = 0;
    let worst = 0;
    for (const { name, role } of program.variables) {
      if (role !== 'weight') continue;
      const values = variables[name] ?? new Float64Array();
      for (let i = 0; i < values.length; i++) {
        const kept = values[i] ?? 0;
        const gradient = kept - (stepped[name]?.[i] ?? Number.NaN);
        const h = 1e-5;
        values[i] = kept + h;
        const above = loss();
        values[i] = kept - h;
        const below = loss();
        values[i] = kept;
        largest = Math.max(largest, Math.abs(gradient));
        worst = Math.max(worst, Math.abs(gradient - (above - below) / (2 * h)));
      }
    }
    expect(largest).toBeGreaterThan(1e-3);
    expect(worst / largest).toBeLessThan(1e-6);
  });
});

/** The lecture's formula with loops: an Elman network, softmax and −log, nothing shared with the compiler. */
function plainLoss(program: Program, feeds: Numbers, variables: Numbers, [layer, output, divergence] = ['n2', 'n3', 'div']): number {
  const get = (list: ArrayLike<number> | undefined, i: number): number => list?.[i] ?? Number.NaN;
  const { batch, timesteps, symbols: V } = program;
  const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((name) => variables[`${layer}/${name}`]);
  const [outKernel, outBias] = ['kernel', 'bias'].map((name) => variables[`${output}/${name}`]);
  const H = bias?.length ?? 0;
  let total = 0;
  let weight = 0;
  for (let b = 0; b < batch; b++) {
    let h = Array.from({ length: H }, (_, k) => get(variables[`train/${layer}/h`], b * H + k) * get(feeds.keep, b));
    for (let t = 0; t < timesteps; t++) {
      const cell = b * timesteps + t;
      const before = h;
      h = before.map((_, k) => {
        let z = get(kernel, get(feeds.x, cell) * H + k) + get(bias, k);
        for (let j = 0; j < H; j++) z += get(before, j) * get(recurrent, j * H + k);
        return Math.tanh(z);
      });
      const logits = Array.from({ length: V }, (_, c) => h.reduce((sum, v, k) => sum + v * get(outKernel, k * V + c), get(outBias, c)));
      const normaliser = Math.log(logits.reduce((sum, z) => sum + Math.exp(z), 0));
      total += get(feeds[`w/${divergence}`], cell) * (normaliser - get(logits, get(feeds.y, cell)));
      weight += get(feeds[`w/${divergence}`], cell);
    }
  }
  return total / weight;
}

describe('the loss against plain loops', () => {
  it.each([
    ['all', { schedule: 'all' }],
    ['final', { schedule: 'final' }],
    ['every second', { schedule: 'every', k: 2 }],
    ['painted', painted],
  ] as const)('weights: %s', (_, weights) => {
    const program = compileProgram(
      chain({ layers: [['one-hot'], ['rnn', { units: 3 }]], weights }),
      { source: textFacts(4, 5) },
      { functions: ['train'], shards: 1 },
    );
    const feeds = feedsOf(program);
    const next = numbers(2);
    const variables = Object.fromEntries(
      [...initialValues(program, 7)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + next() - 0.5)]),
    );
    const { outputs } = runFunction(program, 'train', feeds, variables);
    expect(outputs.loss?.[0]).toBeCloseTo(plainLoss(program, feeds, variables), 12);
  });

  it('of two divergences is the sum of both, each times its share', () => {
    const branch = { after: 'n1', layers: [['rnn', { units: 2 }]], share: 1.5, weights: painted } as const;
    const program = compileProgram(
      chain({ layers: [['one-hot'], ['rnn', { units: 3 }]], weights: { schedule: 'final' }, share: 0.25, branch }),
      { source: textFacts(4, 5) },
      { functions: ['train'], shards: 1 },
    );
    expect(program.divergences.map(({ judged }) => judged)).toEqual([[4], [1, 2, 3, 4]]);
    const feeds = feedsOf(program);
    const next = numbers(2);
    const variables = Object.fromEntries([...initialValues(program, 7)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + next() - 0.5)]));
    const { outputs } = runFunction(program, 'train', feeds, variables);
    const [first, second] = [plainLoss(program, feeds, variables), plainLoss(program, feeds, variables, ['m1', 'm2', 'div2'])];
    expect(outputs.loss?.[0]).toBeCloseTo(0.25 * first + 1.5 * second, 12);
  });

  it('of a forecast is the squared error, a mean over channels', () => {
    const program = compileProgram(chain({ layers: [], numbers: 'forecast', weights: painted, batch: 3 }), { source: numberFacts(2, 4) }, { functions: ['train', 'evaluate', 'predict'], shards: 1 });
    const feeds = feedsOf(program);
    const get = (list: ArrayLike<number> | undefined, i: number): number => list?.[i] ?? Number.NaN;
    const variables = { 'n0/kernel': Float64Array.of(0.5, -1, 2, 0.25), 'n0/bias': Float64Array.of(0.1, -0.2) };
    let [total, weight] = [0, 0];
    for (let cell = 0; cell < 12; cell++) {
      const w = get(feeds['w/div'], cell);
      const errors = [0, 1].map((c) => {
        const z = get(feeds.x, cell * 2) * get(variables['n0/kernel'], c) + get(feeds.x, cell * 2 + 1) * get(variables['n0/kernel'], 2 + c) + get(variables['n0/bias'], c);
        return (z - get(feeds.y, cell * 2 + c)) ** 2;
      });
      total += (w * errors.reduce((a, b) => a + b)) / 2;
      weight += w;
    }
    const slots = Object.fromEntries([...initialValues(program, 1)].filter(([name]) => !(name in variables)));
    expect(runFunction(program, 'train', feeds, { ...slots, ...variables }).outputs.loss?.[0]).toBeCloseTo(total / weight, 12);
    const { outputs } = runFunction(program, 'evaluate', feeds, variables);
    expect(outputs['divAt/div']?.reduce((a, b) => a + b)).toBeCloseTo(total, 12);
    expect(Object.keys(outputs)).toEqual(['divAt/div']);
    const predicted = runFunction(program, 'predict', { x: [1, 2, 0, 0, 0, 0, 0, 0] }, variables).outputs['prediction/div'];
    expect([...(predicted ?? [])].slice(0, 2)).toEqual([0.5 + 2 * 2 + 0.1, -1 + 2 * 0.25 - 0.2]);
  });

  it('gives the lecture 2.0785 for logits 1.0, 2.2, −3.0, 4.1 and the target e', () => {
    const program = compileProgram(chain({ layers: [['one-hot']], batch: 1 }), { source: textFacts(4, 1) }, { functions: ['evaluate'], shards: 1 });
    const variables = { 'n2/kernel': new Float64Array(16), 'n2/bias': Float64Array.of(1, 2.2, -3, 4.1) };
    const { outputs } = runFunction(program, 'evaluate', { x: [0], y: [1], 'w/div': [1] }, variables);
    expect(outputs['divAt/div']?.[0]).toBeCloseTo(2.0785, 4);
  });
});

describe('parts of the batch', () => {
  it('one part and two give the same step', () => {
    const document = chain({ layers: [['one-hot'], ['dropout', { rate: 0.3 }], ['lstm', { units: 4, dropout: 0.2, recurrentDropout: 0.4 }]], batch: 16, training: { clipNorm: 0.1 } });
    const [one, two] = [1, 2].map((shards) => {
      const program = compileProgram(document, { source: textFacts(5, 4) }, { functions: ['train'], shards });
      expect(program.shards).toBe(shards);
      const feeds = { ...feedsOf(program), hyper: [0.01, 0.9, 0.999, 0.1] };
      return runFunction(program, 'train', feeds, Object.fromEntries(initialValues(program, 5)));
    });
    for (const [name, values] of Object.entries(one?.variables ?? {}))
      values.forEach((value, i) => { expect(two?.variables[name]?.[i]).toBeCloseTo(value, 10); });
  });
});
