import type { Message } from '../i18n/messages.ts';
import { defineKind } from './kind.ts';

/**
 * Columns of real numbers, one vector x_t a row. `forecast`: d(t) = x(t + horizon), read in windows as a text is. `answer`: rows
 * grouped to sequences, padded on the left, each with one label that is the target of every time.
 */
export const sequence = defineKind({
  id: 'sequence',
  version: 1,
  role: 'data',
  fields: {
    table: { type: 'data', of: 'csv' },
    task: { type: 'choice', options: ['forecast', 'answer'], default: 'forecast' },
    columns: { type: 'columns' },
    sequence: { type: 'column', when: { field: 'task', is: 'answer' } },
    label: { type: 'column', when: { field: 'task', is: 'answer' } },
    horizon: { type: 'integer', min: 1, max: 1_000, default: 1, unit: 'steps', when: { field: 'task', is: 'forecast' } },
    window: { type: 'integer', min: 1, max: 1_000, default: 50, unit: 'steps', when: { field: 'task', is: 'forecast' } },
    standardise: { type: 'toggle', default: true },
    validation: { type: 'number', min: 0, max: 0.5, step: 0.05, default: 0.1 },
  },
  inputs: [],
  outputs: [
    { name: 'values', signal: 'vector' },
    { name: 'targets', signal: 'targets' },
  ],
  summary: (params): Message =>
    params.task === 'forecast'
      ? { key: 'nodes:kinds.sequence.summaryForecast', args: { window: params.window, horizon: params.horizon } }
      : { key: 'nodes:kinds.sequence.summaryAnswer' },
  equations: ({ task, horizon }) => [task === 'forecast' ? `d_t = x_{t+${horizon}}` : 'd_t = d \\quad t = 1 \\ldots T'],
  infer: ({ params, facts }) => ({
    outputs: {
      values: { kind: 'vector', width: facts?.channels ?? null },
      targets: { kind: 'targets', size: facts?.classes ?? null, task: params.task },
    },
  }),
});
