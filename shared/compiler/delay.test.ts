import { describe, expect, it } from 'vitest';
import type { DataFacts } from '../nodes/kind.ts';
import { initialValues } from './initial-values.ts';
import { compileProgram } from './pipeline.ts';
import type { FunctionName, Program } from './program.ts';
import { elman, elmanVariables, gatedUnit, gatedVariables } from './testing/hand-wired.ts';
import { network, numbers, textFacts, type NetworkOptions } from './testing/networks.ts';
import { runFunction, type Numbers } from './testing/run-function.ts';

const functions: readonly FunctionName[] = ['train', 'evaluate', 'predict', 'step'];
const text = textFacts(5, 6);
const questions: DataFacts = { symbols: 5, classes: 3, timesteps: 6, lengths: [3, 6] };

function compile(options: NetworkOptions, facts: DataFacts = text, names = functions): Program {
  // Plain descent: what it writes shows the gradient.
  const training = { optimizer: { name: 'sgd', momentum: 0 } } as const;
  return compileProgram(network({ ...options, training }), { source: facts }, { functions: names, shards: 2 });
}

function feedsOf({ batch, timesteps, symbols, classes, task }: Program): Numbers {
  const next = numbers(8);
  const cells = Array.from({ length: batch * timesteps }, (_, i) => i);
  const real = (i: number): boolean => task !== 'answer' || Math.floor(i / timesteps) % 2 === 0 || i % timesteps >= 3;
  return {
    x: cells.map(() => Math.floor(next() * symbols)),
    y: cells.map(() => Math.floor(next() * classes)),
    'w/div': cells.map((i) => (real(i) ? 0.5 + next() : 0)),
    mask: cells.map((i) => (real(i) ? 1 : 0)),
    keep: Array.from({ length: batch }, (_, b) => b % 2),
    hyper: [0.01, 0.9, 0.999, 1],
    seed: [1, 2],
  };
}

function drawn(program: Program): Record<string, ArrayLike<number>> {
  const next = numbers(4);
  return Object.fromEntries([...initialValues(program, 3)].map(([name, values]) => [name, Float64Array.from(values, (v) => v + next() - 0.5)]));
}

function expectSame(actual: Readonly<Record<string, ArrayLike<number>>>, wanted: Readonly<Record<string, ArrayLike<number>>>): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, values] of Object.entries(wanted))
    Array.from(values).forEach((value, i) => { expect(actual[name]?.[i], `${name} ${i}`).toBeCloseTo(value, 10); });
}

describe('a cell wired by hand', () => {
  const cells = [
    ['Elman', 'rnn', elman(4), elmanVariables],
    ['GRU', 'gru', gatedUnit(4), (of: Readonly<Record<string, ArrayLike<number>>>) => gatedVariables(of, 4)],
  ] as const;

  it.each(cells)('%s: the outputs, gradients and states of `%s`', (_, kind, wired, variablesOf) => {
    for (const common of [{ batch: 16 }, { pairs: true }, { batch: 16, weights: { schedule: 'last', k: 2 } as const }]) {
      const facts = 'pairs' in common ? questions : text;
      const names = 'pairs' in common ? functions.filter((name) => name !== 'step') : functions;
      const built = compile({ layers: [['one-hot'], [kind, { units: 4 }]], ...common }, facts, names);
      const hand = compile({ ...wired, ...common }, facts, names);
      const variables = drawn(built);
      const feeds = feedsOf(built);
      for (const name of names) {
        const fed = name === 'predict' || name === 'step' ? { ...feeds, x: Array.from(feeds.x ?? []).slice(0, name === 'step' ? 1 : 6), keep: [1] } : feeds;
        const wanted = runFunction(built, name, fed, variables);
        const actual = runFunction(hand, name, fed, variablesOf(variables));
        expectSame(actual.outputs, wanted.outputs);
        expectSame(actual.variables, variablesOf(wanted.variables));
      }
    }
  });

  it('Elman does as many products and element-wise steps as `rnn`', () => {
    const count = (program: Program): Record<string, number> => {
      const operations = program.code.train?.block.operations ?? [];
      const counts: Record<string, number> = {};
      for (const { op } of operations) counts[op] = (counts[op] ?? 0) + 1;
      return counts;
    };
    expect(count(compile(elman(4), text, ['train']))).toEqual(count(compile({ layers: [['one-hot'], ['rnn', { units: 4 }]] }, text, ['train'])));
  });
});

describe('delay', () => {
  const x = [3, 1, 4, 1, 0, 2];

  it('gives what came in one timestep earlier, and at first its beginning', () => {
    const program = compile({ nodes: { o: ['one-hot'], z: ['delay', { initial: 'learned' }] }, wires: ['x > o', 'o > z', 'z > out'] }, text, ['predict']);
    const kernel = Float64Array.from({ length: 25 }, (_, i) => Math.sin(i));
    const initial = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5);
    const carried = Float64Array.of(0, 0, 0, 0, 1);
    const run = (keep: number) =>
      runFunction(program, 'predict', { x, keep: [keep] }, { 'z/initial': initial, 'out/kernel': kernel, 'out/bias': new Float64Array(5), 'predict/z/state': carried });
    const expected = (first: ArrayLike<number>): number[] =>
      [first, ...x.slice(0, -1).map((symbol) => Array.from({ length: 5 }, (_, i) => (i === symbol ? 1 : 0)))].flatMap((vector) => {
        const logits = [0, 1, 2, 3, 4].map((c) => Array.from(vector).reduce((sum, v, k) => sum + v * (kernel[k * 5 + c] ?? 0), 0));
        const total = logits.reduce((sum, v) => sum + Math.exp(v), 0);
        return logits.map((v) => Math.exp(v) / total);
      });
    expectSame({ p: run(0).outputs['prediction/div'] ?? [] }, { p: expected(initial) });
    expectSame({ p: run(1).outputs['prediction/div'] ?? [] }, { p: expected(carried) });
    expect([...(run(0).variables['predict/z/state'] ?? [])]).toEqual([0, 0, 1, 0, 0]);
  });

  it('begins anew after padding', () => {
    const options: NetworkOptions = {
      nodes: { o: ['one-hot'], w: ['dense', { units: 4 }], u: ['dense', { units: 4 }], s: ['multiply'], z: ['delay', { initial: 'learned' }], q: ['delay'] },
      wires: ['x > o', 'o > w', 'z > u', 'w > s.a', 'u > s.b', 's > z', 's > q', 'q > out'],
      pairs: true,
    };
    const long = compile(options, questions, ['predict']);
    const short = compile(options, { ...questions, timesteps: 3, lengths: [3] }, ['predict']);
    const variables = drawn(long);
    const padded = runFunction(long, 'predict', { x: [4, 4, 4, 3, 1, 2], mask: [0, 0, 0, 1, 1, 1] }, variables).outputs['prediction/div'];
    const plain = runFunction(short, 'predict', { x: [3, 1, 2], mask: [1, 1, 1] }, variables).outputs['prediction/div'];
    expectSame({ p: padded?.subarray(9) ?? [] }, { p: plain ?? [] });
  });

  it('goes on symbol by symbol as over the whole sequence, with recurrent kinds in the circle, too', () => {
    const program = compile(
      {
        nodes: { e: ['embedding', { units: 3 }], c: ['concat'], m: ['lstm', { units: 3 }], z: ['delay', { initial: 'learned' }], z2: ['delay'], s: ['add'] },
        wires: ['x > e', 'e > c.a', 'z > c.b', 'c > m', 'm > s.a', 'z2 > s.b', 'z > z2', 's > z', 's > out'],
      },
      text, ['predict', 'step'],
    );
    const variables = drawn(program);
    const whole = runFunction(program, 'predict', { x, keep: [0] }, variables).outputs['prediction/div'] ?? new Float64Array();
    x.forEach((symbol, t) => {
      const { outputs, variables: states } = runFunction(program, 'step', { x: [symbol], keep: [t === 0 ? 0 : 1] }, variables);
      Object.assign(variables, states);
      const exps = [...(outputs['scores/div'] ?? [])].map(Math.exp);
      const total = exps.reduce((a, b) => a + b, 0);
      expectSame({ p: exps.map((v) => v / total) }, { p: whole.subarray(t * 5, t * 5 + 5) });
    });
  });
});
