import { describe, expect, it } from 'vitest';
import { initialValues } from '../../shared/compiler/initial-values.ts';
import { compileProgram } from '../../shared/compiler/pipeline.ts';
import { WRITTEN_SYMBOLS } from '../../shared/compiler/functions/write.ts';
import type { FunctionName, Program } from '../../shared/compiler/program.ts';
import { chain, network, numberFacts, numbers, textFacts, type NetworkOptions } from '../../shared/compiler/testing/networks.ts';
import { elman, elmanVariables, gatedUnit, gatedVariables } from '../../shared/compiler/testing/hand-wired.ts';
import { runFunction } from '../../shared/compiler/testing/run-function.ts';
import type { DataFacts } from '../../shared/nodes/kind.ts';
import { Session } from './session.ts';

const pairFacts: DataFacts = { symbols: 7, classes: 5, timesteps: 5, lengths: [2, 3, 5] };

const networks: readonly (readonly [string, NetworkOptions, DataFacts])[] = [
  ['no recurrence', { layers: [['one-hot'], ['dense', { units: 6, activation: 'relu' }], ['dense', { units: 5, activation: 'sigmoid' }]] }, textFacts(5, 4)],
  ['rnn', { layers: [['one-hot'], ['rnn', { units: 6 }]] }, textFacts(5, 6)],
  ['rnn with ReLU', { layers: [['one-hot'], ['rnn', { units: 6, activation: 'relu' }]], weights: { schedule: 'ramp', shape: 'linear' } }, textFacts(5, 6)],
  ['lstm', { layers: [['one-hot'], ['lstm', { units: 6 }]] }, textFacts(5, 6)],
  ['projection and two lstm, two parts', { layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 6 }], ['lstm', { units: 4 }]], batch: 16 }, textFacts(5, 6)],
  ['gru', { layers: [['one-hot'], ['gru', { units: 6 }]] }, textFacts(5, 6)],
  ['gru, reset after', { layers: [['one-hot'], ['gru', { units: 6, resetAfter: true }]], batch: 16 }, textFacts(300, 6)],
  ['dropout, two parts', { layers: [['one-hot'], ['dense', { units: 6 }], ['dropout', { rate: 0.4 }], ['lstm', { units: 6 }]], batch: 16 }, textFacts(5, 6)],
  ['large vocabulary, first two judged', { layers: [['one-hot'], ['lstm', { units: 6 }]], weights: { schedule: 'first', k: 2 } }, textFacts(300, 6)],
  ['embedding, layer norm, first two judged', { layers: [['embedding', { units: 4 }], ['layer-norm'], ['rnn', { units: 6 }], ['layer-norm']], weights: { schedule: 'first', k: 2 } }, textFacts(5, 6)],
  ['a residual stack, output tied to the embedding', { nodes: { e: ['embedding', { units: 4 }], n: ['layer-norm'], f: ['lstm', { units: 4 }], r: ['add'], g: ['dense', { units: 4, activation: 'sigmoid' }], z: ['activation', { activation: 'complement' }], m: ['multiply'] }, wires: ['x > e', 'e > n', 'n > f', 'f > r.a', 'e > r.b', 'r > g', 'g > z', 'z > m.a', 'r > m.b', 'm > out'], out: { tie: 'e' }, batch: 16 }, textFacts(5, 6)],
  ['two branches joined', { nodes: { o: ['one-hot'], a: ['rnn', { units: 3 }], b: ['gru', { units: 4 }], c: ['concat', { inputs: 3 }] }, wires: ['x > o', 'o > a', 'o > b', 'a > c.a', 'o > c.b', 'b > c.c', 'c > out'], weights: { schedule: 'last', k: 3 } }, textFacts(5, 6)],
  ['questions, two bidirectional layers', { layers: [['one-hot'], ['bidirectional', { units: 3 }], ['bidirectional', { cell: 'gru', units: 4, merge: 'sum' }]], pairs: true, batch: 16 }, pairFacts],
  ['two divergences with shares, two parts', { layers: [['one-hot'], ['rnn', { units: 6 }]], share: 0.5, batch: 16, branch: { after: 'n1', layers: [['lstm', { units: 4 }]], share: 2, weights: { schedule: 'last', k: 2 } } }, textFacts(5, 6)],
  ['Elman by hand', { ...elman(6), batch: 16 }, textFacts(5, 6)],
  ['gru by hand', gatedUnit(4), textFacts(5, 6)],
  ['questions, a learned beginning, lstm in the circle', { nodes: { e: ['embedding', { units: 3 }], c: ['concat'], n: ['layer-norm'], m: ['lstm', { units: 3 }], z: ['delay', { initial: 'learned' }], z2: ['delay'] }, wires: ['x > e', 'e > c.a', 'z2 > c.b', 'c > n', 'n > m', 'm > z', 'z > z2', 'm > out'], pairs: true, weights: { schedule: 'last', k: 2 } }, pairFacts],
  ['two delays in a row, read after what they hold is written', { nodes: { e: ['embedding', { units: 3 }], c: ['concat'], n: ['dense', { units: 3, activation: 'tanh' }], z: ['delay'], z2: ['delay'], r: ['add'] }, wires: ['x > e', 'e > c.a', 'z2 > c.b', 'c > n', 'n > z', 'z > z2', 'n > r.a', 'z2 > r.b', 'r > out'] }, textFacts(5, 6)],
  ['a learned beginning of a text', { nodes: { e: ['embedding', { units: 3 }], u: ['dense', { units: 3 }], m: ['multiply'], z: ['delay', { initial: 'learned' }] }, wires: ['x > e', 'z > u', 'e > m.a', 'u > m.b', 'm > z', 'm > out'], batch: 16 }, textFacts(5, 6)],
  ['forecast, squared error, two parts', { layers: [['lstm', { units: 6 }], ['gru', { units: 4 }]], numbers: 'forecast', batch: 16, weights: { schedule: 'last', k: 4 } }, numberFacts(3, 6)],
  ['labels of sequences of numbers', { layers: [['rnn', { units: 6 }]], numbers: 'answer', weights: { schedule: 'final' } }, { ...pairFacts, symbols: 0, channels: 2 }],
  ['questions, final weights', { layers: [['one-hot'], ['projection', { units: 4 }], ['lstm', { units: 6 }]], weights: { schedule: 'final' }, pairs: true, batch: 16 }, pairFacts],
  ['questions, painted weights, gru then rnn', { layers: [['one-hot'], ['gru', { units: 6 }], ['rnn', { units: 4 }]], weights: { schedule: 'custom', from: 'end', weights: [1, 0.25, 0.5], rest: 0 }, pairs: true }, pairFacts],
  ['lstm with dropout, two parts', { layers: [['one-hot'], ['projection', { units: 4 }], ['lstm', { units: 6, dropout: 0.3, recurrentDropout: 0.4 }]], batch: 16 }, textFacts(5, 6)],
  ['questions, gru with dropout', { layers: [['one-hot'], ['gru', { units: 6, dropout: 0.3, recurrentDropout: 0.4 }]], pairs: true, batch: 16 }, pairFacts],
  ...([{ name: 'sgd', momentum: 0 }, { name: 'sgd', momentum: 0.9 }, { name: 'rmsprop', rho: 0.9, momentum: 0.5, epsilon: 1e-7 }, { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }] as const).map(
    (optimizer) =>
      [`weight decay, ${optimizer.name}${'momentum' in optimizer ? ` with momentum ${optimizer.momentum}` : ''}`, { layers: [['one-hot'], ['gru', { units: 6, resetAfter: true }]], training: { optimizer, weightDecay: 0.5 } }, textFacts(5, 6)] as const,
  ),
];

/** A batch of random symbols; questions are padded on the left. */
function batch(program: Program, seed: number): Record<string, Float32Array | Int32Array> {
  const next = numbers(seed);
  const { batch: rows, timesteps, symbols, classes } = program;
  const cells = rows * timesteps;
  const padding = Array.from({ length: rows }, (_, b) => (program.task === 'answer' ? [0, 2, 3][b % 3] ?? 0 : 0));
  const real = (i: number): boolean => i % timesteps >= (padding[Math.floor(i / timesteps)] ?? 0);
  const { channels } = program;
  const reals = (width: number): Float32Array => Float32Array.from({ length: cells * width }, () => next() * 2 - 1);
  return {
    x: channels === undefined ? Int32Array.from({ length: cells }, () => Math.floor(next() * symbols)) : reals(channels),
    y: program.task === 'forecast' ? reals(classes) : Int32Array.from({ length: cells }, () => Math.floor(next() * classes)),
    ...Object.fromEntries(
      program.divergences.map(({ node, judged }) => [
        `w/${node}`,
        Float32Array.from({ length: cells }, (_, i) => (real(i) && judged.includes(i % timesteps) ? 0.25 + next() : 0)),
      ]),
    ),
    mask: Float32Array.from({ length: cells }, (_, i) => (real(i) ? 1 : 0)),
    keep: Float32Array.from({ length: rows }, (_, b) => b % 2),
    hyper: Float32Array.of(0.01, 0.9, 0.999, 0.5),
    seed: Int32Array.of(1, 2),
  };
}

/** Largest difference relative to the largest element. */
function deviation(actual: ArrayLike<number>, wanted: ArrayLike<number>): number {
  expect(actual.length).toBe(wanted.length);
  const all = Array.from(wanted);
  const largest = Math.max(...all.map(Math.abs), 1e-12);
  return Math.max(...all.map((value, i) => Math.abs(value - (actual[i] ?? Number.NaN)))) / largest;
}

describe.each(['native', 'unrolled'] as const)('a compiled program in TensorFlow, loops %s, against the float64 interpreter', (loops) => {
  it.each(networks)('%s', async (_, options, facts) => {
    const document = network(options);
    // A text is written on, a series goes on step by step; a question does neither.
    const writing: FunctionName[] = options.pairs || options.numbers === 'answer' ? [] : options.numbers ? ['step'] : ['step', 'write'];
    const functions: FunctionName[] = [...writing, 'evaluate', 'predict', 'train', 'get', 'set'];
    const program = compileProgram(document, { source: facts }, { functions, shards: 2, loops });
    const session = await Session.open(program, functions);
    const variables = Object.fromEntries(initialValues(program, 3));
    const next = numbers(9);
    for (const { name, role } of program.variables)
      if (role === 'state') variables[name] = (variables[name] ?? new Float32Array()).map(() => next() - 0.5);
    const feeds = batch(program, 5);
    const one = { ...feeds, x: (feeds.x ?? new Int32Array()).slice(0, facts.timesteps * (facts.channels ?? 1)), mask: (feeds.mask ?? new Float32Array()).slice(0, facts.timesteps), keep: Float32Array.of(1) };
    const symbol = { x: facts.channels === undefined ? Int32Array.of(1) : new Float32Array(facts.channels).map(next), keep: Float32Array.of(1), u: Float32Array.from({ length: WRITTEN_SYMBOLS }, next), sharpness: Float32Array.of(1.25) };
    for (const name of functions.slice(0, -2)) {
      const fed = { train: feeds, evaluate: feeds, predict: one }[name as string] ?? symbol;
      session.set(new Map(Object.entries(variables)));
      const wanted = runFunction(program, name, fed, variables);
      const outputs = session.call(name, fed);
      for (const [output, values] of Object.entries(wanted.outputs))
        expect(deviation(outputs[output] ?? [], values), `${name} ${output}`).toBeLessThan(1e-5);
      const after = session.get();
      for (const [variable, values] of Object.entries(wanted.variables))
        expect(deviation(after.get(variable) ?? [], values), `${name} writes ${variable}`).toBeLessThan(variable.endsWith('/m') || variable.endsWith('/v') ? 2e-5 : 1e-5);
    }
    await session.close();
  });
});

describe('a cell wired by hand in TensorFlow', () => {
  it.each([
    ['Elman', 'rnn', elman(8), elmanVariables],
    ['GRU', 'gru', gatedUnit(8), (of: Readonly<Record<string, ArrayLike<number>>>) => gatedVariables(of, 8)],
  ] as const)('%s trains as `%s` does', async (_, kind, wired, variablesOf) => {
    const functions = ['train', 'get', 'set'] as const;
    const compiled = (options: NetworkOptions) =>
      compileProgram(network({ ...options, batch: 16 }), { source: textFacts(9, 8) }, { functions, shards: 2 });
    const [built, hand] = [compiled({ layers: [['one-hot'], [kind, { units: 8 }]] }), compiled(wired)];
    const values = initialValues(built, 3);
    const sessions = [await Session.open(built, functions), await Session.open(hand, functions)] as const;
    sessions[0].set(values);
    sessions[1].set(new Map(Object.entries(variablesOf(Object.fromEntries(values))).map(([name, list]) => [name, Float32Array.from(list)])));
    for (let step = 1; step <= 3; step++) {
      const feeds = { ...batch(built, step), hyper: Float32Array.of(0.01, 0.9 ** step, 0.999 ** step, 0.5) };
      const [wanted, actual] = sessions.map((session) => session.call('train', feeds)) as [Record<string, Float32Array>, Record<string, Float32Array>];
      for (const name of ['loss', 'norm', 'divAt/div']) expect(deviation(actual[name] ?? [], wanted[name] ?? []), name).toBeLessThan(1e-6);
    }
    const wanted = variablesOf(Object.fromEntries(sessions[0].get()));
    for (const [name, list] of sessions[1].get()) {
      if (name.endsWith('/m') || name.endsWith('/v')) continue;
      // Adam divides by √v, which makes a rounding error of a small gradient as large as that of a large one.
      expect(deviation(list, wanted[name] ?? []), name).toBeLessThan(name.startsWith('train/') ? 1e-6 : 1e-5);
    }
    await Promise.all(sessions.map((session) => session.close()));
  });
});

describe('variables', () => {
  it('keep their values when the arrays they were set from change', async () => {
    const program = compileProgram(chain({ layers: [['one-hot'], ['lstm', { units: 64 }]] }), { source: textFacts(60, 2) }, { functions: ['get', 'set'], shards: 1 });
    const session = await Session.open(program, ['get', 'set']);
    for (let round = 0; round < 20; round++) {
      const values = initialValues(program, round);
      session.set(values);
      const wanted = new Map([...values].map(([name, array]) => [name, array.slice()]));
      for (const array of values.values()) array.fill(Number.NaN);
      expect(session.get()).toEqual(wanted);
    }
    await session.close();
  });
});
