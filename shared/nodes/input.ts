import { defineKind, inputValue } from './kind.ts';
import { shown, sizeOf } from './signals.ts';

/** x_t: where the sequence enters the repeated part. */
export const input = defineKind({
  id: 'input',
  version: 1,
  role: 'data',
  fields: {},
  inputs: [{ name: 'in', signal: 'symbols' }],
  outputs: [{ name: 'out', signal: 'symbols' }],
  summary: (_, { inputs }) => ({ key: 'nodes:kinds.input.summary', args: { size: shown(sizeOf(inputs.in)) } }),
  equations: ['x_t \\in \\{1, \\ldots, V\\}'],
  infer: ({ inputs }) => ({ outputs: { out: inputs.in ?? { kind: 'symbols', size: null } } }),
  lower: (_, __, inputs) => ({ out: inputValue(inputs) }),
});
