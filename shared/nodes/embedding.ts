import { gather } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { knownSize, shown, sizeOf, vectorOut } from './signals.ts';

/** A learned table with a row for each symbol (Bengio et al. 2003): a one-hot and a projection in one. Keras's parameter and initialiser. */
export const embedding = defineKind({
  id: 'embedding',
  version: 1,
  role: 'transform',
  fields: { units: { type: 'integer', min: 1, max: 8192, default: 24 } },
  inputs: [{ name: 'in', signal: 'symbols' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { inputs }) => ({
    key: 'nodes:kinds.embedding.summary',
    args: { from: shown(sizeOf(inputs.in)), to: params.units },
  }),
  equations: ['p_t = P[x_t]'],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => [{ name: 'embeddings', shape: [knownSize(inputs.in), params.units], init: 'uniform' }],
  lower: ({ b, parameter }, _, inputs) => ({ out: gather(b, parameter('embeddings'), inputValue(inputs)) }),
});
