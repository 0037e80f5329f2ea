import type { Block } from './ir/types.ts';
import { describe, expect, it } from 'vitest';
import { UserError } from '../errors.ts';
import { initialValues } from './initial-values.ts';
import type { OpName } from './ir/types.ts';
import { chooseParts, compileProgram } from './pipeline.ts';
import type { Program } from './program.ts';
import { chain, numbers, textFacts } from './testing/networks.ts';
import { runFunction } from './testing/run-function.ts';

const count = (program: Program, op: OpName): number =>
  program.code.train?.block.operations.filter((operation) => operation.op === op).length ?? Number.NaN;

const lstm = [['one-hot'], ['lstm', { units: 6 }]] as const;
const train = { functions: ['train'], shards: 1 } as const;

describe('what the passes do', () => {
  const program = compileProgram(chain({ layers: lstm }), { source: textFacts(5, 8) }, train);

  it('a one-hot becomes a look-up', () => {
    expect(count(program, 'oneHot')).toBe(0);
    expect(count(program, 'gather')).toBe(1);
  });

  it('input products leave the loop, and so do weight gradients', () => {
    // Forward: the first step's state may be carried, so 8 products, and one for the output; backward: 7 and one, since nothing
    // asks for the gradient of the state the window begins in.
    expect(count(program, 'linear')).toBe(8 + 1 + 7 + 1);
    expect(count(program, 'contract')).toBe(2);
  });

  it('timesteps that weigh nothing get no output layer, and those after the last judged one only their state', () => {
    const judged = compileProgram(chain({ layers: lstm, weights: { schedule: 'first', k: 3 } }), { source: textFacts(5, 8) }, train);
    expect(judged.divergences.map((divergence) => divergence.judged)).toEqual([[0, 1, 2]]);
    const loss = judged.code.train?.block.operations.find(({ op }) => op === 'crossEntropy');
    expect(loss?.outputs[0]?.type.shape).toEqual([3, 4]);
    expect(count(judged, 'tanhGrad')).toBe(2 * 3);
    expect(count(judged, 'tanh')).toBe(2 * 8);
  });

  it('each part of the batch is a copy with its own rows', () => {
    const document = chain({ layers: lstm, batch: 64 });
    const two = compileProgram(document, { source: textFacts(5, 8) }, { functions: ['train'], shards: 2 });
    expect(two.shards).toBe(2);
    expect(count(two, 'linear')).toBe(2 * count(program, 'linear'));
  });
});

describe('a question table', () => {
  it('computes no gradient of the mask that holds the state on padding', () => {
    const facts = { symbols: 5, classes: 3, timesteps: 4, lengths: [2, 4] };
    const document = chain({ layers: [['one-hot'], ['rnn', { units: 2 }]], pairs: true });
    const block = compileProgram(document, { source: facts }, { ...train, loops: 'native' }).code.train?.block;
    const [, backward] = block?.operations.filter(({ op }) => op === 'scan') ?? [];
    const body = backward?.attrs.body as Block | undefined;
    expect(body?.results).toHaveLength(2);
    expect(body?.operations.some(({ op }) => op === 'reduceTo')).toBe(false);
  });
});

describe('one judged timestep, the last', () => {
  it('is read from the state after the loop, and its gradient enters there', () => {
    const document = chain({ layers: [['one-hot'], ['lstm', { units: 2 }]], weights: { schedule: 'final' } });
    const block = compileProgram(document, { source: textFacts(5, 4) }, { ...train, loops: 'native' }).code.train?.block;
    const ops = block?.operations.map(({ op }) => op) ?? [];
    expect(ops.filter((op) => op === 'scan')).toHaveLength(2);
    expect(ops).not.toContain('putSteps');
  });
});

describe('parts of the batch with a large vocabulary', () => {
  it('sum their embedding gradients in one table, those with a small one in a table each', () => {
    const scatters = (symbols: number): number | undefined => {
      const document = chain({ layers: [['one-hot'], ['projection', { units: 2 }], ['rnn', { units: 2 }]], batch: 16 });
      const program = compileProgram(document, { source: textFacts(symbols, 4) }, { functions: ['train'], shards: 2 });
      return program.code.train?.block.operations.filter(({ op }) => op === 'scatterAdd').length;
    };
    expect(scatters(200)).toBe(1);
    expect(scatters(20)).toBe(2);
  });
});

describe('chooseParts', () => {
  it.each([
    [64, 2, 2],
    [64, 16, 8],
    [50, 2, 2],
    [50, 4, 2],
    [15, 2, 1],
    [17, 2, 1],
    [1, 8, 1],
  ])('batch %i on %i cores: %i', (batch, cores, parts) => {
    expect(chooseParts(batch, cores)).toBe(parts);
  });
});

describe('step', () => {
  it('symbol by symbol gives what predict gives for the sequence', () => {
    const document = chain({ layers: [['one-hot'], ['gru', { units: 4 }], ['lstm', { units: 5 }]] });
    const program = compileProgram(document, { source: textFacts(5, 6) }, { functions: ['predict', 'step'], shards: 1 });
    const variables: Record<string, ArrayLike<number>> = Object.fromEntries(initialValues(program, 2));
    const next = numbers(3);
    const x = Array.from({ length: 6 }, () => Math.floor(next() * 5));
    const predicted = runFunction(program, 'predict', { x, keep: [0] }, variables).outputs['prediction/div'] ?? [];
    x.forEach((symbol, t) => {
      const { outputs, variables: states } = runFunction(program, 'step', { x: [symbol], keep: [t === 0 ? 0 : 1] }, variables);
      Object.assign(variables, states);
      const exps = [...(outputs['scores/div'] ?? [])].map(Math.exp);
      const total = exps.reduce((a, b) => a + b, 0);
      exps.forEach((value, c) => { expect(value / total).toBeCloseTo(predicted[t * 5 + c] ?? Number.NaN, 10); });
    });
  });
});

describe('a document that cannot train', () => {
  it('is refused with the first error of its check', () => {
    const document = chain({ layers: [['lstm', { units: 3 }]] });
    expect(() => compileProgram(document, { source: textFacts(5, 4) }, train)).toThrow(UserError);
  });
});

describe('initialValues', () => {
  const program = compileProgram(chain({ layers: lstm }), { source: textFacts(5, 4) }, train);

  it('follow the seed alone', () => {
    expect(initialValues(program, 4)).toEqual(initialValues(program, 4));
    expect(initialValues(program, 4).get('n2/kernel')).not.toEqual(initialValues(program, 5).get('n2/kernel'));
  });

  it('are Keras’s: Glorot kernels, orthogonal loops, forget bias 1', () => {
    const values = initialValues(program, 4);
    const limit = Math.sqrt(6 / (5 + 24));
    const kernel = [...(values.get('n2/kernel') ?? [])];
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...kernel)).toBeGreaterThan(limit * 0.8);
    expect([...(values.get('n2/bias') ?? [])]).toEqual(Array.from({ length: 24 }, (_, i) => (i >= 6 && i < 12 ? 1 : 0)));
    const loop = values.get('n2/recurrent_kernel') ?? new Float32Array();
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 6; j++) {
        const dot = Array.from({ length: 24 }, (_, k) => (loop[i * 24 + k] ?? 0) * (loop[j * 24 + k] ?? 0)).reduce((a, b) => a + b, 0);
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 5);
      }
  });
});
