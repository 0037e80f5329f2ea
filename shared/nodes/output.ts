import { add, linear } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { knownWidth, shown, widthOf } from './signals.ts';

/** Y(t): one score (logit) a class; softmax makes them probabilities. `auto`: as many as the targets have classes. */
export const output = defineKind({
  id: 'output',
  version: 1,
  role: 'output',
  fields: { units: { type: 'auto-integer', min: 2, max: 100_000 } },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'logits' }],
  summary: (_, { inputs, outputs }) => ({
    key: 'nodes:kinds.output.summary',
    args: { from: shown(widthOf(inputs.in)), to: shown(widthOf(outputs.out)) },
  }),
  equations: ['z_t = W h_t + b', 'Y_t = softmax(z_t)'],
  infer: ({ params, classes }) => ({
    outputs: { out: { kind: 'logits', width: params.units === 'auto' ? classes : params.units } },
  }),
  parameters(params, inputs, outputs) {
    const units = knownWidth(outputs.out);
    return [
      { name: 'kernel', shape: [knownWidth(inputs.in), units], init: 'glorot-uniform' },
      { name: 'bias', shape: [units], init: 'zeros' },
    ];
  },
  lower: ({ b, parameter }, _, inputs) => ({
    out: add(b, linear(b, inputValue(inputs), parameter('kernel')), parameter('bias')),
  }),
});
