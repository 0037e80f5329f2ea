import { add, linear, relu, sigmoid, tanh } from '../compiler/ir/build.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import { defineKind, inputValue } from './kind.ts';
import { knownWidth, shown, vectorOut, widthOf } from './signals.ts';

const activations = ['linear', 'tanh', 'relu', 'sigmoid'] as const;
export type Activation = (typeof activations)[number];

export function activate(b: OpBuilder, x: Value, activation: Activation): Value {
  switch (activation) {
    case 'linear':
      return x;
    case 'tanh':
      return tanh(b, x);
    case 'relu':
      return relu(b, x);
    case 'sigmoid':
      return sigmoid(b, x);
  }
}

/** One layer of a perceptron, with the same weights at every time. */
export const dense = defineKind({
  id: 'dense',
  version: 1,
  role: 'transform',
  fields: {
    units: { type: 'integer', min: 1, max: 8192, default: 64 },
    activation: { type: 'choice', options: activations, default: 'tanh' },
  },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { inputs }) => ({
    key: `nodes:kinds.dense.summary-${params.activation}`,
    args: { from: shown(widthOf(inputs.in)), to: params.units },
  }),
  equations: ({ activation }) => [
    activation === 'linear' ? 'y_t = W x_t + b' : `y_t = ${activation === 'sigmoid' ? '\\sigma' : `\\${activation}`}(W x_t + b)`,
  ],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => [
    { name: 'kernel', shape: [knownWidth(inputs.in), params.units], init: 'glorot-uniform' },
    { name: 'bias', shape: [params.units], init: 'zeros' },
  ],
  lower({ b, parameter }, { activation }, inputs) {
    const z = add(b, linear(b, inputValue(inputs), parameter('kernel')), parameter('bias'));
    return { out: activate(b, z, activation) };
  },
});
