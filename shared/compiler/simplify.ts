import { at, concat, fill, oneHot, reshape, sameShape, scatterAdd, sizeOf, unstack } from './ir/build.ts';
import type { Attributes, Operation, OpBuilder, OpName, Value } from './ir/types.ts';

/** What a builder must tell for simplifying: where a value came from. */
interface Producers extends OpBuilder {
  producer(value: Value): Operation | undefined;
}

type Rule = (b: Producers, inputs: readonly Value[], attrs: Attributes) => readonly Value[] | null;

function isConstant(b: Producers, value: Value, number: number): boolean {
  const made = b.producer(value);
  return made?.op === 'const' && made.attrs.value === number;
}

/** Zero in, zero out: in any of the operands (or the given ones). */
function zeroOut(shapeOf: (inputs: readonly Value[], attrs: Attributes) => readonly number[], operands?: readonly number[]): Rule {
  return (b, inputs, attrs) =>
    inputs.some((value, i) => (!operands || operands.includes(i)) && isConstant(b, value, 0))
      ? [fill(b, shapeOf(inputs, attrs), 0)]
      : null;
}

const shapeOfSecond = (inputs: readonly Value[]): readonly number[] => at(inputs, 1).type.shape;

function neutral(b: Producers, inputs: readonly Value[], number: number): readonly Value[] | null {
  const [x, y] = [at(inputs, 0), at(inputs, 1)];
  if (isConstant(b, y, number) && fits(x, y)) return [x];
  return isConstant(b, x, number) && fits(y, x) ? [y] : null;
}

/** Does broadcasting `other` against `value` leave the shape of `value`? */
function fits(value: Value, other: Value): boolean {
  const { shape } = value.type;
  const small = other.type.shape;
  return small.length <= shape.length && small.every((size, axis) => size === 1 || size === shape[axis + shape.length - small.length]);
}

/** Two sums into large tables are one into one: a table of many rows costs more to fill and to add than its few rows of input. */
function oneTable(b: Producers, inputs: readonly Value[]): readonly Value[] | null {
  const sums = inputs.flatMap((value) => {
    const made = b.producer(value);
    return made?.op === 'scatterAdd' ? [made] : [];
  });
  const rows = Number(sums[0]?.attrs.rows);
  const lists = sums.map(({ inputs: [ids] }) => (ids ? sizeOf(ids.type.shape) : 0));
  if (sums.length < 2 || sums.some(({ attrs }) => attrs.rows !== rows) || lists.reduce((a, c) => a + c, 0) > rows) return null;
  const [ids, values] = [0, 1].map((operand) =>
    concat(b, sums.map((sum, i) => {
      const value = at(sum.inputs, operand);
      return reshape(b, value, operand === 0 ? [at(lists, i)] : [at(lists, i), at(value.type.shape, value.type.shape.length - 1)]);
    }), 0),
  );
  return ids && values ? [scatterAdd(b, ids, values, rows)] : null;
}

/**
 * Peepholes, by op: what is known without computing it. They matter after unrolling, where stacks meet unstacks and the
 * zeros of first states and last gradients meet products.
 */
const rules: Readonly<Partial<Record<OpName, Rule>>> = {
  add: (b, inputs) => neutral(b, inputs, 0) ?? oneTable(b, inputs),
  mul: (b, inputs) => {
    const [x, y] = [at(inputs, 0), at(inputs, 1)];
    if (isConstant(b, x, 0) && fits(x, y)) return [x];
    if (isConstant(b, y, 0) && fits(y, x)) return [y];
    return neutral(b, inputs, 1);
  },
  scale: (b, inputs, attrs) => {
    const x = at(inputs, 0);
    if (attrs.by === 0) return [fill(b, x.type.shape, 0)];
    return attrs.by === 1 || isConstant(b, x, 0) ? [x] : null;
  },
  tanhGrad: zeroOut(shapeOfSecond, [1]),
  sigmoidGrad: zeroOut(shapeOfSecond, [1]),
  reluGrad: zeroOut(shapeOfSecond, [1]),
  linear: zeroOut(
    ([x, k], attrs) => [...(x?.type.shape.slice(0, -1) ?? []), k?.type.shape[attrs.transposed ? 0 : 1] ?? 0],
    [0],
  ),
  contract: zeroOut(([x, y]) => [x?.type.shape.at(-1) ?? 0, y?.type.shape.at(-1) ?? 0]),
  reduceTo: zeroOut((_, attrs) => attrs.shape as readonly number[]),
  broadcastTo: (b, inputs, attrs) => {
    const made = b.producer(at(inputs, 0));
    return made?.op === 'const' && typeof made.attrs.value === 'number'
      ? [fill(b, attrs.shape as readonly number[], made.attrs.value)]
      : null;
  },
  concat: (b, inputs, attrs) => {
    if (!inputs.every((value) => isConstant(b, value, 0))) return null;
    const axis = Number(attrs.axis);
    const total = inputs.reduce((size, { type }) => size + at(type.shape, axis), 0);
    return [fill(b, at(inputs, 0).type.shape.map((size, i) => (i === axis ? total : size)), 0)];
  },
  unstack: (b, inputs) => {
    const value = at(inputs, 0);
    const made = b.producer(value);
    const [length, ...shape] = value.type.shape;
    if (made?.op === 'stack') return made.inputs;
    if (made?.op === 'const' && typeof made.attrs.value === 'number') {
      const part = fill(b, shape, made.attrs.value);
      return Array.from({ length: length ?? 0 }, () => part);
    }
    if (made?.op === 'putSteps') {
      const parts = unstack(b, at(made.inputs, 0));
      const steps = made.attrs.steps as readonly number[];
      const zero = fill(b, shape, 0);
      return Array.from({ length: length ?? 0 }, (_, t) => parts[steps.indexOf(t)] ?? zero);
    }
    return null;
  },
  takeSteps: (b, inputs, attrs) => {
    const made = b.producer(at(inputs, 0));
    const steps = attrs.steps as readonly number[];
    if (made?.op === 'stack') return b.op('stack', steps.map((step) => at(made.inputs, step)));
    if (made?.op === 'putSteps' && sameShape(steps, made.attrs.steps as readonly number[])) return [at(made.inputs, 0)];
    return null;
  },
  reshape: (b, inputs, attrs) => {
    const made = b.producer(at(inputs, 0));
    const shape = attrs.shape as readonly number[];
    if (made?.op === 'reshape') return sameShape(at(made.inputs, 0).type.shape, shape) ? [at(made.inputs, 0)] : null;
    // A one-hot stays recognisable.
    if (made?.op === 'oneHot' && shape.at(-1) === made.attrs.depth)
      return [oneHot(b, reshape(b, at(made.inputs, 0), shape.slice(0, -1)), shape.at(-1) ?? 0)];
    return made?.op === 'const' && typeof made.attrs.value === 'number' && made.attrs.dtype === 'f32'
      ? [fill(b, shape, made.attrs.value)]
      : null;
  },
};

export function simplify(b: Producers, name: OpName, inputs: readonly Value[], attrs: Attributes): readonly Value[] | null {
  return rules[name]?.(b, inputs, attrs) ?? null;
}

