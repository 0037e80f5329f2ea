import { add, at, linear } from '../compiler/ir/build.ts';
import { activate } from './dense.ts';
import { defineKind, inputValue } from './kind.ts';
import { cellParameters, cellStates, dropoutEquations, dropoutFields, lowerCell, recurrentIn, recurrentOut, unitsField, type Cell, type CellDropout } from './recurrent.ts';
import { knownWidth, vectorOut } from './signals.ts';

export function rnnCell({ units, activation, ...rates }: CellDropout & { readonly units: number; readonly activation: 'tanh' | 'relu' }): Cell {
  return {
    units,
    gates: 1,
    bias: 'zeros',
    states: ['h'],
    rates,
    next(b, x, states, { kernel, recurrent, bias, heard, tap }) {
      const fromInput = add(b, linear(b, x, kernel), bias);
      const preactivation = tap('a', add(b, fromInput, linear(b, heard(at(states, 0)), recurrent)));
      return [tap('h', activate(b, preactivation, activation))];
    },
  };
}

/** Elman's network (1990); parameters and conventions of Keras's SimpleRNN. */
export const rnn = defineKind({
  id: 'rnn',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, activation: { type: 'choice', options: ['tanh', 'relu'], default: 'tanh' }, ...dropoutFields },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: `nodes:kinds.rnn.summary-${params.activation}`, args: { units: params.units } }),
  equations: (params) => [`h_t = \\${params.activation}(W x_t + U h_{t-1} + b)`, ...dropoutEquations(params)],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => cellParameters(rnnCell(params), knownWidth(inputs.in)),
  states: (params) => cellStates(rnnCell(params)),
  lower: (context, params, inputs) => lowerCell(context, rnnCell(params), inputValue(inputs)),
});
