import type { BlockBuilder, Numbering } from '../block-builder.ts';
import { at, takeSteps } from '../ir/build.ts';
import type { Attributes, Block, Operation, OpName, Value } from '../ir/types.ts';
import { rewrite } from './rewrite.ts';

const pointwise: readonly OpName[] = [
  'add', 'sub', 'mul', 'div', 'maximum', 'scale', 'sqrt', 'tanh', 'sigmoid', 'relu', 'linear', 'softmax', 'oneHot', 'gather',
];

/** Choosing timesteps moves before what is computed timestep by timestep: unjudged ones get no output layer and no softmax. */
export function judgeEarly(numbering: Numbering, block: Block): Block {
  return rewrite(numbering, block, (b, { op, attrs }, inputs) =>
    op === 'takeSteps' ? [chosen(b, at(inputs, 0), attrs.steps as readonly number[], 0)] : null,
  );
}

/**
 * @param users operations that are known to use the value; where there are more, it is computed for all timesteps anyway, and
 * choosing among them is cheaper than computing some again
 */
function chosen(b: BlockBuilder, value: Value, steps: readonly number[], users: number): Value {
  const made = b.producer(value);
  const attrs = made && chosenAttrs(made, steps);
  if (!made || !attrs || b.operations.filter(({ inputs }) => inputs.includes(value)).length > users) return takeSteps(b, value, steps);
  const operands = made.inputs.map((input, i) => (isTimed(made, input, i) ? chosen(b, input, steps, 1) : input));
  const { origin } = b;
  b.origin = made.origin;
  const result = at(b.op(made.op, operands, attrs), 0);
  b.origin = origin;
  return result;
}

/** Attributes of the operation for the chosen timesteps alone; null: it mixes timesteps. */
function chosenAttrs({ op, attrs, outputs }: Operation, steps: readonly number[]): Attributes | null {
  if (outputs.length !== 1) return null;
  if (pointwise.includes(op)) return attrs;
  const { shape } = at(outputs, 0).type;
  if (op === 'concat') return attrs.axis === 0 ? null : attrs;
  if (op === 'reduceTo' && shape.length > 1) return { ...attrs, shape: [steps.length, ...shape.slice(1)] };
  return null;
}

/** Does the operand have a timestep for each of the result? */
function isTimed({ op, outputs }: Operation, { type: { shape } }: Value, i: number): boolean {
  const result = at(outputs, 0).type.shape;
  if (op === 'linear') return i === 0;
  if (op === 'gather') return i === 1;
  return op === 'oneHot' || (shape.length === result.length && shape[0] === result[0]);
}
