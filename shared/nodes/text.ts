import { defineKind } from './kind.ts';

/** A corpus cut into windows: x is a window, d is the same window one symbol later. */
export const text = defineKind({
  id: 'text',
  version: 1,
  role: 'data',
  fields: {
    corpus: { type: 'data', of: 'corpus' },
    symbols: { type: 'choice', options: ['character', 'word'], default: 'character' },
    lowercase: { type: 'toggle', default: false },
    maxVocabulary: { type: 'integer', min: 2, max: 50_000, default: 2_000 },
    window: { type: 'integer', min: 1, max: 1_000, default: 50, unit: 'symbols' },
    validation: { type: 'number', min: 0, max: 0.5, step: 0.05, default: 0.1 },
  },
  inputs: [],
  outputs: [
    { name: 'symbols', signal: 'symbols' },
    { name: 'targets', signal: 'targets' },
  ],
  summary: (params) => ({ key: 'nodes:kinds.text.summary', args: { window: params.window } }),
  equations: ['d_t = x_{t+1}'],
  infer: ({ facts }) => ({
    outputs: {
      symbols: { kind: 'symbols', size: facts?.symbols ?? null },
      targets: { kind: 'targets', size: facts?.classes ?? null, task: 'next-symbol' },
    },
  }),
});
