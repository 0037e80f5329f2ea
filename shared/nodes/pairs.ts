import { defineKind } from './kind.ts';

/** A question/answer table: x is the question, padded on the left; d is the answer, the same at every time. */
export const pairs = defineKind({
  id: 'pairs',
  version: 1,
  role: 'data',
  fields: {
    table: { type: 'data', of: 'pairs' },
    symbols: { type: 'choice', options: ['word', 'character'], default: 'word' },
    lowercase: { type: 'toggle', default: true },
    validation: { type: 'number', min: 0, max: 0.5, step: 0.05, default: 0 },
  },
  inputs: [],
  outputs: [
    { name: 'symbols', signal: 'symbols' },
    { name: 'targets', signal: 'targets' },
  ],
  summary: (params) => ({ key: params.symbols === 'word' ? 'nodes:kinds.pairs.summaryWord' : 'nodes:kinds.pairs.summaryCharacter' }),
  equations: ['d_t = d \\quad t = 1 \\ldots T'],
  infer: ({ facts }) => ({
    outputs: {
      symbols: { kind: 'symbols', size: facts?.symbols ?? null },
      targets: { kind: 'targets', size: facts?.classes ?? null, task: 'answer' },
    },
  }),
});
