import { describe, expect, it } from 'vitest';
import { differentiate } from '../autodiff/differentiate.ts';
import { BlockBuilder, Numbering } from '../block-builder.ts';
import { evaluateBlock } from '../interpreter.ts';
import { add, at, linear, mul, scan, sub, sum, tanh } from '../ir/build.ts';
import { opNames, type Attributes, type OpBuilder, type OpName, type Value } from '../ir/types.ts';
import { numbers } from '../testing/networks.ts';
import { ops } from './index.ts';
import { tensor, type NumTensor } from './op.ts';

/** Where the numbers of an operand are drawn from; symbols are whole numbers below `symbols`. */
type Operand = { readonly shape: readonly number[]; readonly from?: readonly [number, number]; readonly symbols?: number };

interface Case {
  readonly operands: readonly Operand[];
  /** Outputs whose gradient is asked for; the others are by-products. */
  readonly build: (b: OpBuilder, operands: readonly Value[]) => readonly Value[];
}

const real = (...shape: readonly number[]): Operand => ({ shape });
const between = (low: number, high: number, ...shape: readonly number[]): Operand => ({ shape, from: [low, high] });
const symbols = (count: number, ...shape: readonly number[]): Operand => ({ shape, symbols: count });

/** The op itself, with all of its outputs judged. */
function plain(name: OpName, operands: readonly Operand[], attrs: Attributes = {}): Case {
  return { operands, build: (b, values) => b.op(name, values, attrs) };
}

/** Element-wise with every way of broadcasting: none, a scalar, a row, a column, both at once, another rank. */
function broadcast(name: OpName, second: readonly [number, number] = [-1, 1]): Case[] {
  const shapes: readonly (readonly [readonly number[], readonly number[]])[] = [
    [[2, 3], [2, 3]], [[2, 3], []], [[], [2, 3]], [[2, 3], [3]], [[2, 3], [2, 1]], [[3], [4, 1]], [[2, 1, 3], [4, 1]], [[1], [2, 2]],
  ];
  return shapes.map(([x, y]) => plain(name, [real(...x), between(...second, ...y)]));
}

/** Loops: what a recurrence, a mask, an accumulator and a reverse pass are made of. */
const loops: readonly Case[] = [
  // Elman: carry, step and invariants; the stack and the final carry are both judged.
  ...[false, true].map((reverse): Case => ({
    operands: [real(2, 3), real(4, 2, 3), real(3, 3)],
    build: (b, [h, x, k]) => {
      const { carries, steps } = scan(b, { carries: [need(h)], steps: [need(x)], invariants: [need(k)], length: 4, reverse }, (body, { carries: [now], steps: [row], invariants: [kernel] }) => {
        const next = tanh(body, add(body, need(row), linear(body, need(now), need(kernel))));
        return { carries: [next], steps: [next] };
      });
      return [...carries, ...steps];
    },
  })),
  // Two carries that cross, a mask `[B, 1]`, an invariant `[H]` that broadcasts, a step's symbols, a constant inside.
  {
    operands: [real(2, 3), real(2, 3), between(0, 1, 3, 2, 1), symbols(5, 3, 2), real(3), real(5, 3)],
    build: (b, [h, c, mask, ids, bias, table]) => {
      const { carries, steps } = scan(
        b,
        { carries: [need(h), need(c)], steps: [need(mask), need(ids)], invariants: [need(bias), need(table)], length: 3 },
        (body, { carries: [now, memory], steps: [m, id], invariants: [shift, rows] }) => {
          const read = at(body.op('gather', [need(rows), need(id)]), 0);
          const one = at(body.op('const', [], { shape: [], value: 1, dtype: 'f32' }), 0);
          const next = mul(body, tanh(body, add(body, need(memory), need(shift))), need(m));
          const kept = add(body, mul(body, sub(body, one, need(m)), need(now)), mul(body, need(now), read));
          return { carries: [next, kept], steps: [mul(body, next, kept), kept] };
        },
      );
      return [...carries, ...steps];
    },
  },
  // Only the final carry is judged, and the step's output is the carry as it was before.
  {
    operands: [real(3), real(4, 3)],
    build: (b, [h, x]) => {
      const { carries, steps } = scan(b, { carries: [need(h)], steps: [need(x)], invariants: [], length: 4 }, (body, { carries: [now], steps: [row] }) => ({
        carries: [mul(body, need(now), need(row))],
        steps: [need(now)],
      }));
      return [at(carries, 0), sum(b, at(steps, 0), [0])];
    },
  },
];

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a case was given too few operands');
  return value;
}

/** A row of `compiler/ops` that has a gradient has its cases here. */
const cases: Readonly<Partial<Record<OpName, readonly Case[]>>> = {
  const: [plain('const', [], { shape: [2, 3], value: 0.7, dtype: 'f32' })],
  add: broadcast('add'),
  sub: broadcast('sub'),
  mul: broadcast('mul'),
  div: broadcast('div', [0.5, 1.5]),
  scale: [plain('scale', [real(2, 3)], { by: -1.7 }), plain('scale', [real()], { by: 3 })],
  sqrt: [plain('sqrt', [between(0.5, 2, 2, 3)]), plain('sqrt', [between(0.5, 2)])],
  tanh: [plain('tanh', [between(-3, 3, 2, 3)])],
  sigmoid: [plain('sigmoid', [between(-3, 3, 2, 3)])],
  relu: [plain('relu', [between(0.1, 1, 2, 3)]), plain('relu', [between(-1, -0.1, 2, 3)])],
  linear: [
    plain('linear', [real(4, 3), real(3, 2)]),
    plain('linear', [real(2, 4, 3), real(3, 2)]),
    plain('linear', [real(2, 4, 3), real(2, 3)], { transposed: true }),
    plain('linear', [real(3), real(3, 2)]),
  ],
  reduceTo: [[], [3], [1, 3], [4, 1], [2, 1, 3], [2, 4, 1], [1, 1, 1]].map((shape) => plain('reduceTo', [real(2, 4, 3)], { shape })),
  broadcastTo: [[], [3], [4, 1], [2, 1, 1]].map((shape) => plain('broadcastTo', [real(...shape)], { shape: [2, 4, 3] })),
  sum: [[0], [1], [2], [0, 2], [0, 1, 2]].map((axes) => plain('sum', [real(2, 4, 3)], { axes })),
  sumSquares: [plain('sumSquares', [real(2, 3)]), plain('sumSquares', [real()])],
  reshape: [plain('reshape', [real(2, 6)], { shape: [3, 2, 2] }), plain('reshape', [real(1, 1)], { shape: [] })],
  transpose: [plain('transpose', [real(2, 3)], { perm: [1, 0] }), plain('transpose', [real(2, 3, 4)], { perm: [2, 0, 1] })],
  split: [plain('split', [real(2, 6)], { parts: 3 }), { operands: [real(2, 2, 6)], build: (b, xs) => [at(b.op('split', xs, { parts: 3 }), 1)] }],
  concat: [0, 1, 2].map((axis) => plain('concat', [real(...grown(axis, 1)), real(...grown(axis, 3)), real(...grown(axis, 2))], { axis })),
  slice: [0, 1, 2].map((axis) => plain('slice', [real(3, 4, 5)], { axis, begin: 1, size: 2 })),
  pad: [0, 1, 2].map((axis) => plain('pad', [real(2, 3, 4)], { axis, before: 2, after: 1 })),
  oneHot: [plain('oneHot', [symbols(4, 2, 3)], { depth: 4 })],
  gather: [plain('gather', [real(5, 2), symbols(5, 3, 4)]), plain('gather', [real(5, 2), symbols(5)])],
  takeSteps: [plain('takeSteps', [real(4, 2, 3)], { steps: [1, 3] }), plain('takeSteps', [real(4)], { steps: [2] })],
  putSteps: [plain('putSteps', [real(2, 2, 3)], { steps: [0, 3], length: 5 })],
  stack: [plain('stack', [real(2, 3), real(2, 3), real(2, 3)]), plain('stack', [real(), real()])],
  unstack: [plain('unstack', [real(3, 2)]), { operands: [real(3, 2)], build: (b, xs) => [at(b.op('unstack', xs), 2)] }],
  crossEntropy: [[3, 4], [2, 3, 4]].map((shape): Case => ({
    operands: [between(-3, 3, ...shape), symbols(4, ...shape.slice(0, -1))],
    build: (b, operands) => [at(b.op('crossEntropy', operands), 0)],
  })),
  // Steps: their derivative is zero wherever it exists.
  positive: [plain('positive', [between(0.1, 1, 2, 3)]), plain('positive', [between(-1, -0.1, 2, 3)])],
  dropoutMask: [plain('dropoutMask', [between(0.4, 1, 2, 3)], { rate: 0.3 })],
  uniform: [plain('uniform', [symbols(100, 2)], { key: 7, shape: [2, 3] })],
  scan: loops,
};

function grown(axis: number, size: number): number[] {
  return [2, 3, 2].map((old, i) => (i === axis ? size : old));
}

function drawn({ shape, from: [low, high] = [-1, 1], symbols: count }: Operand, next: () => number): NumTensor {
  const out = tensor(shape);
  return tensor(shape, out.data.map(() => (count === undefined ? low + (high - low) * next() : Math.floor(next() * count))));
}

describe.each(opNames.flatMap((name) => (cases[name] ? [[name, cases[name]] as const] : [])))('%s', (name, list) => {
  it.each(list.map((each) => [each.operands.map(({ shape }) => `[${shape}]`).join(' '), each] as const))('%s', (_, { operands, build }) => {
    const next = numbers(17);
    const b = new BlockBuilder(new Numbering());
    const values = operands.map(({ shape, symbols: count }) => b.param({ dtype: count === undefined ? 'f32' : 'i32', shape }));
    const outputs = build(b, values);
    expect(b.operations.map(({ op }) => op)).toContain(name);
    // Every element of every output is judged by a weight of its own, so that no error can cancel another.
    const weights = outputs.map(({ type }) => b.param(type));
    const loss = outputs
      .map((output, i) => sum(b, mul(b, output, at(weights, i)), output.type.shape.map((_size, axis) => axis)))
      .reduce((total, term) => add(b, total, term));
    const by = values.filter(({ type }) => type.dtype === 'f32');
    const block = b.finish([loss, ...differentiate(b, loss, by)]);
    const args = [...operands.map((operand) => drawn(operand, next)), ...weights.map(({ type }) => drawn({ shape: type.shape }, next))];
    const [, ...gradients] = evaluateBlock(block, args);
    const lossNow = (): number => at(evaluateBlock({ ...block, results: [loss] }, args), 0).data[0] ?? Number.NaN;

    let largest = 1e-3;
    let worst = 0;
    by.forEach((value, k) => {
      const { data } = at(args, values.indexOf(value));
      expect(at(gradients, k).shape).toEqual(value.type.shape);
      data.forEach((kept, i) => {
        const h = 1e-5;
        data[i] = kept + h;
        const above = lossNow();
        data[i] = kept - h;
        const below = lossNow();
        data[i] = kept;
        const gradient = at(gradients, k).data[i] ?? Number.NaN;
        largest = Math.max(largest, Math.abs(gradient));
        worst = Math.max(worst, Math.abs(gradient - (above - below) / (2 * h)));
      });
    });
    expect(worst / largest).toBeLessThan(1e-7);
  });
});

it('every op with a gradient has its cases', () => {
  const differentiable = opNames.filter((name) => name === 'scan' || ops[name].vjp);
  expect(differentiable.filter((name) => !cases[name]?.length)).toEqual([]);
});
