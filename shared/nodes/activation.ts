import { fill, sub } from '../compiler/ir/build.ts';
import { activate } from './dense.ts';
import { defineKind, inputValue } from './kind.ts';
import { shown, vectorOut, widthOf } from './signals.ts';

/** A function of each number alone, for what is wired by hand; `complement` is the 1 − z of a gate. */
export const activation = defineKind({
  id: 'activation',
  version: 1,
  role: 'transform',
  fields: { activation: { type: 'choice', options: ['tanh', 'sigmoid', 'relu', 'complement'], default: 'tanh' } },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { inputs }) => ({
    key: `nodes:kinds.activation.summary-${params.activation}`,
    args: { width: shown(widthOf(inputs.in)) },
  }),
  equations: (params) => {
    switch (params.activation) {
      case 'complement':
        return ['y_t = 1 - x_t'];
      case 'sigmoid':
        return ['y_t = \\sigma(x_t)'];
      default:
        return [`y_t = \\${params.activation}(x_t)`];
    }
  },
  infer: ({ inputs }) => vectorOut(widthOf(inputs.in)),
  lower({ b }, params, inputs) {
    const x = inputValue(inputs);
    return { out: params.activation === 'complement' ? sub(b, fill(b, [], 1), x) : activate(b, x, params.activation) };
  },
});
