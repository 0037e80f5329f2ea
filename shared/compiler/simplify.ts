import { at, concat, fill, oneHot, reshape, sameShape, sizeOf, unstack } from './ir/build.ts';
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

/** The last timestep of a stack of states is the state after the loop, so that only one gradient enters it there. */
function finalCarry(b: Producers, loop: Operation, stack: Value, steps: readonly number[]): readonly Value[] | null {
  const { body, length, reverse, carries } = loop.attrs;
  if (typeof body !== 'object' || !('results' in body) || steps.length !== 1 || steps[0] !== (reverse === true ? 0 : Number(length) - 1)) return null;
  const carry = body.results.slice(0, Number(carries)).indexOf(at(body.results, loop.outputs.indexOf(stack)));
  return carry < 0 ? null : [reshape(b, at(loop.outputs, carry), [1, ...stack.type.shape.slice(1)])];
}

/**
 * Two sums over rows that are large and made of few rows (an embedding's gradient, an output layer's over one judged timestep) are one
 * over the rows of both: adding the sums would cost more than putting the rows one after the other.
 */
function oneSum(b: Producers, inputs: readonly Value[]): readonly Value[] | null {
  const sums = inputs.flatMap((value) => {
    const made = b.producer(value);
    return made?.op === 'scatterAdd' || made?.op === 'contract' ? [made] : [];
  });
  const [first] = sums;
  if (!first || sums.length < 2 || sums.some(({ op, attrs }) => op !== first.op || attrs.rows !== first.attrs.rows)) return null;
  const read = sums.flatMap((sum) => sum.inputs).reduce((total, { type }) => total + sizeOf(type.shape), 0);
  const [, values] = first.inputs;
  if (!values || read > sizeOf(at(first.outputs, 0).type.shape)) return null;
  const rowsOf = ({ inputs: [, rows] }: Operation): number => (rows ? sizeOf(rows.type.shape) / (rows.type.shape.at(-1) ?? 1) : 0);
  const joined = first.inputs.map((_, operand) =>
    concat(b, sums.map((sum) => {
      const value = at(sum.inputs, operand);
      return reshape(b, value, value.type.dtype === 'i32' ? [rowsOf(sum)] : [rowsOf(sum), value.type.shape.at(-1) ?? 1]);
    }), 0),
  );
  return b.op(first.op, joined, first.attrs);
}

/**
 * Peepholes, by op: what is known without computing it. They matter after unrolling, where stacks meet unstacks and the
 * zeros of first states and last gradients meet products.
 */
const rules: Readonly<Partial<Record<OpName, Rule>>> = {
  add: (b, inputs) => neutral(b, inputs, 0) ?? oneSum(b, inputs),
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
    if (made?.op === 'scan') return finalCarry(b, made, at(inputs, 0), steps);
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

