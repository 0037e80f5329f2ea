import { oneHot as encode } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { shown, sizeOf } from './signals.ts';

/** A symbol as a point on an axis of V-dimensional space: length 1, distance √2 to every other. */
export const oneHot = defineKind({
  id: 'one-hot',
  version: 1,
  role: 'transform',
  fields: {},
  inputs: [{ name: 'in', signal: 'symbols' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (_, { inputs }) => ({ key: 'nodes:kinds.one-hot.summary', args: { size: shown(sizeOf(inputs.in)) } }),
  equations: ['(e_t)_i = 1 \\; if \\; i = x_t, \\; else \\; 0', '|e_t| = 1'],
  infer: ({ inputs }) => ({ outputs: { out: { kind: 'vector', width: sizeOf(inputs.in), oneHot: true } } }),
  lower: ({ b, symbols }, _, inputs) => ({ out: encode(b, inputValue(inputs), symbols) }),
});
