import { linear } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { knownWidth, shown, vectorOut, widthOf } from './signals.ts';

/** The lecture's N → M: a linear single-layer perceptron without bias, learned, the same at every time. */
export const projection = defineKind({
  id: 'projection',
  version: 1,
  role: 'transform',
  fields: { units: { type: 'integer', min: 1, max: 8192, default: 24 } },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { inputs }) => ({
    key: 'nodes:kinds.projection.summary',
    args: { from: shown(widthOf(inputs.in)), to: params.units },
  }),
  equations: ['p_t = P e_t'],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => [
    { name: 'kernel', shape: [knownWidth(inputs.in), params.units], init: 'glorot-uniform' },
  ],
  lower: ({ b, parameter }, _, inputs) => ({ out: linear(b, inputValue(inputs), parameter('kernel')) }),
});
