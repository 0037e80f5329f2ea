import { sizeOf } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, OpName } from '../ir/types.ts';
import { last, nth } from '../ops/op.ts';

type Rule = (operation: Operation) => number;

const shapeIn = ({ inputs }: Operation, i: number): readonly number[] => nth(inputs, i).type.shape;
const shapeOut = ({ outputs }: Operation): readonly number[] => nth(outputs, 0).type.shape;

const none: Rule = () => 0;
/** So many for each element of the result. */
const each = (count: number): Rule => (operation) => count * sizeOf(shapeOut(operation));
/** So many for each element of the first operand. */
const eachIn = (count: number): Rule => (operation) => count * sizeOf(shapeIn(operation, 0));

/** So many for each learned number, and one where it decays. */
function update(count: number): Rule {
  return (operation) => each(count + (operation.attrs.decay === undefined ? 0 : 1))(operation);
}

/**
 * Multiplications and divisions of numbers that one run of an op takes. Not counted: additions, comparisons, copies, and
 * functions (tanh, σ, exp, √).
 */
export const multiplicationRules: Readonly<Record<OpName, Rule>> = {
  const: none,
  add: none,
  sub: none,
  mul: each(1),
  div: each(1),
  maximum: none,
  scale: each(1),
  sqrt: none,
  tanh: none,
  tanhGrad: each(2), // dy · (1 − y · y)
  sigmoid: none,
  sigmoidGrad: each(2), // dy · y · (1 − y)
  relu: none,
  reluGrad: none,
  linear: (operation) => sizeOf(shapeOut(operation)) * last(shapeIn(operation, 0)),
  contract: (operation) => sizeOf(shapeIn(operation, 0)) * last(shapeIn(operation, 1)),
  reduceTo: none,
  broadcastTo: none,
  sum: none,
  sumSquares: eachIn(1),
  reshape: none,
  transpose: none,
  split: none,
  concat: none,
  slice: none,
  pad: none,
  oneHot: none,
  gather: none,
  scatterAdd: none, // additions alone, though TensorFlow's own operations do it for few rows as a product with the one-hot
  takeSteps: none,
  putSteps: none,
  stack: none,
  unstack: none,
  softmax: each(1), // by one over the sum
  crossEntropy: eachIn(1), // its gradient is a softmax
  argmax: none,
  pick: none,
  equal: none,
  positive: none,
  uniform: none,
  dropoutMask: each(1),
  applyDescent: update(1),
  applyMomentum: update(2),
  applyRmsProp: update(6),
  applyAdam: update(5),
  scan: (operation) => {
    const { body, length } = scanParts(operation).outer;
    return length * multiplicationsOf(body);
  },
};

/** Of one operation, a loop's body as often as it runs. */
export function multiplications(operation: Operation): number {
  return multiplicationRules[operation.op](operation);
}

export function multiplicationsOf(block: Block): number {
  return block.operations.reduce((total, operation) => total + multiplications(operation), 0);
}
