import type { BlockBuilder, Numbering } from '../block-builder.ts';
import { at, takeSteps } from '../ir/build.ts';
import type { Block, OpName, Value } from '../ir/types.ts';
import { rewrite } from './rewrite.ts';

const pointwise: readonly OpName[] = ['add', 'sub', 'mul', 'div', 'maximum', 'scale', 'tanh', 'sigmoid', 'relu', 'linear', 'softmax'];

/** Choosing timesteps moves before what is computed timestep by timestep: unjudged ones get no output layer and no softmax. */
export function judgeEarly(numbering: Numbering, block: Block): Block {
  return rewrite(numbering, block, (b, { op, attrs }, inputs) =>
    op === 'takeSteps' ? [chosen(b, at(inputs, 0), attrs.steps as readonly number[])] : null,
  );
}

function chosen(b: BlockBuilder, value: Value, steps: readonly number[]): Value {
  const made = b.producer(value);
  if (!made || !pointwise.includes(made.op) || made.outputs.length !== 1) return takeSteps(b, value, steps);
  const [length] = value.type.shape;
  const rank = value.type.shape.length;
  const operands = made.inputs.map((input, i) => {
    const timed = input.type.shape.length === rank && input.type.shape[0] === length && !(made.op === 'linear' && i === 1);
    return timed ? chosen(b, input, steps) : input;
  });
  return at(b.op(made.op, operands, made.attrs), 0);
}
