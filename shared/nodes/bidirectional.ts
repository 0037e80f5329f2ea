import { add, at, concat, fill } from '../compiler/ir/build.ts';
import { gruCell } from './gru.ts';
import { defineKind, inputValue } from './kind.ts';
import { lstmCell } from './lstm.ts';
import { cellParameters, dropoutEquations, dropoutFields, recurrentIn, recurrentOut, runCell, unitsField, type Cell, type CellDropout } from './recurrent.ts';
import { rnnCell } from './rnn.ts';
import { knownWidth, vectorOut } from './signals.ts';

function cellOf({ cell, units, ...rates }: CellDropout & { readonly cell: 'lstm' | 'gru' | 'rnn'; readonly units: number }): Cell {
  switch (cell) {
    case 'lstm':
      return lstmCell({ units, unitForgetBias: true, ...rates });
    case 'gru':
      return gruCell({ units, resetAfter: false, ...rates });
    case 'rnn':
      return rnnCell({ units, activation: 'tanh', ...rates });
  }
}

/**
 * Schuster & Paliwal (1997): one cell reads from the first timestep, another from the last. It has no state to hand on: what
 * comes after the sequence would be needed to go on.
 */
export const bidirectional = defineKind({
  id: 'bidirectional',
  version: 1,
  role: 'recurrence',
  fields: {
    cell: { type: 'choice', options: ['lstm', 'gru', 'rnn'], default: 'lstm' },
    units: unitsField,
    merge: { type: 'choice', options: ['concat', 'sum'], default: 'concat' },
    ...dropoutFields,
  },
  inputs: recurrentIn,
  outputs: recurrentOut,
  seesAhead: true,
  summary: (params) => ({ key: `nodes:kinds.bidirectional.summary-${params.cell}`, args: { units: params.units } }),
  equations: (params) => [
    'f_t = cell(x_t, f_{t-1})',
    'g_t = cell(x_t, g_{t+1})',
    params.merge === 'concat' ? 'y_t = [f_t; g_t]' : 'y_t = f_t + g_t',
    ...dropoutEquations(params),
  ],
  infer: ({ params: { units, merge } }) => vectorOut(merge === 'concat' ? 2 * units : units),
  parameters: (params, inputs) =>
    ['forward_', 'backward_'].flatMap((prefix) => cellParameters(cellOf(params), knownWidth(inputs.in), prefix)),
  // None is handed on to the next window, but each direction has its own over the sequence.
  remembers: (params) => ['forward_', 'backward_'].flatMap((prefix) => cellOf(params).states.map((name) => `${prefix}${name}`)),
  lower(context, params, inputs) {
    const { b } = context;
    const x = inputValue(inputs);
    const cell = cellOf(params);
    const zero = fill(b, [at(x.type.shape, 1), params.units], 0);
    const [forward, backward] = [false, true].map((reverse) => {
      const begin = cell.states.map(() => zero);
      return runCell(context, cell, x, { begin, prefix: reverse ? 'backward_' : 'forward_', reverse }).out;
    });
    if (!forward || !backward) throw new Error('there are two directions');
    return { out: params.merge === 'concat' ? concat(b, [forward, backward], x.type.shape.length - 1) : add(b, forward, backward) };
  },
});
