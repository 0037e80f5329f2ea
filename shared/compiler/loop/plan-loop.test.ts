import { describe, expect, it } from 'vitest';
import { BlockBuilder, Numbering } from '../block-builder.ts';
import { concat, reduceTo, scan, slice, tanh } from '../ir/build.ts';
import type { Operation } from '../ir/types.ts';
import { compileProgram } from '../pipeline.ts';
import type { FunctionName, Program } from '../program.ts';
import { elman, gatedUnit } from '../testing/hand-wired.ts';
import { chain, network, textFacts } from '../testing/networks.ts';
import { loopText } from './loop-program.ts';
import { planLoop } from './plan-loop.ts';

function loopsOf(layers: readonly (readonly [string, Record<string, unknown>?])[], timesteps = 5): Operation[] {
  const program = compileProgram(chain({ layers, batch: 4 }), { source: textFacts(5, timesteps) }, { functions: ['train'], shards: 1, loops: 'native' });
  return loopsIn(program, 'train');
}

function loopsIn({ code }: Program, name: FunctionName): Operation[] {
  return code[name]?.block.operations.filter(({ op }) => op === 'scan') ?? [];
}

describe('planLoop', () => {
  it.each([
    ['rnn', [['one-hot'], ['rnn', { units: 3 }]]],
    ['lstm', [['one-hot'], ['lstm', { units: 3 }]]],
    ['gru', [['one-hot'], ['gru', { units: 3 }]]],
    ['gru, reset after', [['one-hot'], ['gru', { units: 3, resetAfter: true }]]],
  ] as const)('%s: the loops forward and backward are native operations', (_, layers) => {
    expect(loopsOf(layers)).toHaveLength(2);
  });

  it('writes symbols in one loop, a cell of any kind in it', () => {
    for (const cell of ['rnn', 'lstm', 'gru']) {
      const document = chain({ layers: [['one-hot'], [cell, { units: 3 }]] });
      const program = compileProgram(document, { source: textFacts(5, 4) }, { functions: ['step', 'write'], shards: 1, loops: 'native' });
      expect(loopsIn(program, 'write')).toHaveLength(1);
      expect(program.code.write?.block.operations.some(({ op }) => op === 'pick')).toBe(false);
    }
  });

  it.each([['Elman', elman(3)], ['GRU', gatedUnit(3)]] as const)('%s wired by hand: every loop is native', (_, cell) => {
    const program = compileProgram(network({ ...cell, batch: 4 }), { source: textFacts(5, 4) }, { functions: ['train', 'step', 'write'], shards: 1, loops: 'native' });
    expect((['train', 'step', 'write'] as const).map((name) => loopsIn(program, name).length)).toEqual([2, 0, 1]);
  });

  it('leaves a loop of one timestep to be its body', () => {
    expect(loopsOf([['one-hot'], ['lstm', { units: 3 }]], 1)).toHaveLength(0);
  });

  it('puts gates side by side where their gradients become one matrix, without copies', () => {
    const [, backward] = loopsOf([['one-hot'], ['lstm', { units: 3 }]]);
    const plan = backward && planLoop(backward);
    const instructions = plan?.groups.flatMap((group) => group.instructions) ?? [];
    expect(instructions.filter(({ name }) => name === 'copy')).toHaveLength(0);
    expect(instructions.filter(({ name }) => name === 'product')).toHaveLength(1);
  });

  it('keeps a carry that takes over another one in a place of its own', () => {
    const wired = network({ nodes: { o: ['one-hot'], z: ['delay', { units: 5 }], z2: ['delay'], r: ['add'] }, wires: ['x > o', 'o > r.a', 'z2 > r.b', 'r > z', 'z > z2', 'r > out'], batch: 4 });
    const program = compileProgram(wired, { source: textFacts(5, 6) }, { functions: ['step', 'write'], shards: 1, loops: 'native' });
    const [loop] = loopsIn(program, 'write');
    const plan = loop && planLoop(loop);
    const homes = plan?.next.map(({ buffer }) => buffer.home) ?? [];
    expect(homes).not.toContain('carry');
    expect(new Set(plan?.next.map(({ buffer }) => buffer)).size).toBe(homes.length);
  });

  it('writes sums of rows that become a column of a wider matrix with the gaps of that matrix', () => {
    const b = new BlockBuilder(new Numbering());
    const begin = b.param({ dtype: 'f32', shape: [4, 3] });
    scan(b, { carries: [begin], steps: [], invariants: [], length: 5 }, (inner, { carries: [state] }) => {
      if (!state) throw new Error('no carry');
      const column = reduceTo(inner, tanh(inner, state), [4, 1]);
      return { carries: [concat(inner, [column, slice(inner, state, 1, 0, 2)], 1)], steps: [] };
    });
    const [loop] = b.operations;
    const plan = loop && planLoop(loop);
    const sums = plan?.groups.flatMap(({ instructions }) => instructions).find(({ name }) => name === 'rowSum');
    expect(sums?.out).toMatchObject({ offset: 0, row: 3 });
  });

  it('does not grow with the number of timesteps', () => {
    const [short, long] = [5, 500].map((timesteps) => {
      const [forward] = loopsOf([['one-hot'], ['gru', { units: 3 }]], timesteps);
      const plan = forward && planLoop(forward);
      return plan ? loopText(plan).split('\n').length : 0;
    });
    expect(short).toBeGreaterThan(20);
    expect(long).toBe(short);
  });

  it('refuses a body with an operation that the kernel does not have', () => {
    const [forward] = loopsOf([['one-hot'], ['rnn', { units: 3 }]]);
    if (!forward) throw new Error('no loop');
    const body = forward.attrs.body as { operations: readonly Operation[] };
    const changed = body.operations.map((inner) => (inner.op === 'tanh' ? { ...inner, op: 'argmax' as const } : inner));
    expect(planLoop({ ...forward, attrs: { ...forward.attrs, body: { ...body, operations: changed } as never } })).toBeNull();
  });
});
