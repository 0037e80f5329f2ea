import { dropoutMask, mul } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { vectorOut, widthOf } from './signals.ts';

/** Inverted dropout (Srivastava et al. 2014): in training only, each number is dropped with probability `rate`. */
export const dropout = defineKind({
  id: 'dropout',
  version: 1,
  role: 'transform',
  fields: { rate: { type: 'number', min: 0, max: 0.95, step: 0.05, default: 0.2 } },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params) => ({ key: 'nodes:kinds.dropout.summary', args: { percent: Math.round(params.rate * 100) } }),
  equations: ['y_t = x_t \\odot m_t / (1 - p)', 'm_t = 0 \\; with \\; probability \\; p'],
  infer: ({ inputs }) => vectorOut(widthOf(inputs.in)),
  lower({ b, noise }, { rate }, inputs) {
    const x = inputValue(inputs);
    const u = rate > 0 ? noise(x.type.shape) : null;
    return { out: u ? mul(b, x, dropoutMask(b, u, rate)) : x };
  },
});
