import { add, at, linear, mul, sigmoid, split, tanh } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { cellParameters, cellStates, dropoutEquations, dropoutFields, lowerCell, recurrentIn, recurrentOut, unitsField, type Cell, type CellDropout } from './recurrent.ts';
import { knownWidth, vectorOut } from './signals.ts';

export function lstmCell({ units, unitForgetBias, ...rates }: CellDropout & { readonly units: number; readonly unitForgetBias: boolean }): Cell {
  return {
    units,
    gates: 4,
    bias: unitForgetBias ? 'unit-forget-bias' : 'zeros',
    states: ['h', 'c'],
    rates,
    next(b, x, states, { kernel, recurrent, bias, heard, tap }) {
      const fromInput = add(b, linear(b, x, kernel), bias);
      const [zi, zf, zg, zo] = split(b, add(b, fromInput, linear(b, heard(at(states, 0)), recurrent)), 4, 'zi zf zg zo');
      if (!zi || !zf || !zg || !zo) throw new Error('lstm: a gate is missing');
      const [i, f, g, o] = [tap('i', sigmoid(b, zi)), tap('f', sigmoid(b, zf)), tap('g', tanh(b, zg)), tap('o', sigmoid(b, zo))];
      const cell = tap('c', add(b, mul(b, f, at(states, 1)), mul(b, i, g)));
      return [tap('h', mul(b, o, tanh(b, cell))), cell];
    },
  };
}

/** Hochreiter & Schmidhuber (1997) with the forget gate of Gers et al. (2000); Keras's gate order i, f, c, o. */
export const lstm = defineKind({
  id: 'lstm',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, unitForgetBias: { type: 'toggle', default: true }, ...dropoutFields },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: 'nodes:kinds.lstm.summary', args: { units: params.units } }),
  equations: (params) => [
    'i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)',
    'f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)',
    'o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)',
    'g_t = \\tanh(W_g x_t + U_g h_{t-1} + b_g)',
    'c_t = f_t \\odot c_{t-1} + i_t \\odot g_t',
    'h_t = o_t \\odot \\tanh(c_t)',
    ...dropoutEquations(params),
  ],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => cellParameters(lstmCell(params), knownWidth(inputs.in)),
  states: (params) => cellStates(lstmCell(params)),
  lower: (context, params, inputs) => lowerCell(context, lstmCell(params), inputValue(inputs)),
});
