import { add, at, fill, linear, mul, sigmoid, slice, sub, tanh } from '../compiler/ir/build.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import { defineKind, inputValue } from './kind.ts';
import { cellParameters, cellStates, dropoutEquations, dropoutFields, lowerCell, recurrentIn, recurrentOut, unitsField, type Cell, type CellDropout, type CellWeights } from './recurrent.ts';
import { knownWidth, vectorOut } from './signals.ts';

export function gruCell({ units, resetAfter, ...rates }: CellDropout & { readonly units: number; readonly resetAfter: boolean }): Cell {
  return {
    units,
    gates: 3,
    bias: 'zeros',
    recurrentBias: resetAfter,
    states: ['h'],
    rates,
    next(b, x, states, { kernel, recurrent, bias, recurrentBias, heard, tap }) {
      const h = at(states, 0);
      const fromInput = add(b, linear(b, x, kernel), bias);
      const { z, candidate } = recurrentBias
        ? resetAfterProduct(b, fromInput, add(b, linear(b, heard(h), recurrent), recurrentBias), units, tap)
        : resetBeforeProduct(b, fromInput, heard(h), recurrent, units, tap);
      const one = fill(b, [], 1);
      return [tap('h', add(b, mul(b, z, h), mul(b, sub(b, one, z), candidate)))];
    },
  };
}

/**
 * Cho et al. (2014); Keras's gate order z, r, h. `resetAfter` applies the reset gate after the recurrent product, with a
 * second bias (cuDNN's form); off by default because tfjs-layers loads only the first form.
 */
export const gru = defineKind({
  id: 'gru',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, resetAfter: { type: 'toggle', default: false }, ...dropoutFields },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: 'nodes:kinds.gru.summary', args: { units: params.units } }),
  equations: (params) => [
    'z_t = \\sigma(W_z x_t + U_z h_{t-1} + b_z)',
    'r_t = \\sigma(W_r x_t + U_r h_{t-1} + b_r)',
    params.resetAfter
      ? 'g_t = \\tanh(W_g x_t + b_g + r_t \\odot (U_g h_{t-1} + b_u))'
      : 'g_t = \\tanh(W_g x_t + U_g (r_t \\odot h_{t-1}) + b_g)',
    'h_t = z_t \\odot h_{t-1} + (1 - z_t) \\odot g_t',
    ...dropoutEquations(params),
  ],
  infer: ({ params }) => vectorOut(params.units),
  parameters: (params, inputs) => cellParameters(gruCell(params), knownWidth(inputs.in)),
  states: (params) => cellStates(gruCell(params)),
  lower: (context, params, inputs) => lowerCell(context, gruCell(params), inputValue(inputs)),
});

function gatePart(b: OpBuilder, x: Value, gate: number, gates: number, units: number, symbol?: string): Value {
  return slice(b, x, x.type.shape.length - 1, gate * units, gates * units, symbol);
}

function resetBeforeProduct(b: OpBuilder, fromInput: Value, h: Value, recurrent: Value, units: number, tap: CellWeights['tap']) {
  const both = sigmoid(
    b,
    add(b, gatePart(b, fromInput, 0, 2, units), linear(b, h, gatePart(b, recurrent, 0, 2, units))),
  );
  const z = tap('z', gatePart(b, both, 0, 1, units, 'z'));
  const r = tap('r', gatePart(b, both, 1, 1, units, 'r'));
  const memory = linear(b, mul(b, r, h), gatePart(b, recurrent, 2, 1, units));
  return { z, candidate: tap('g', tanh(b, add(b, gatePart(b, fromInput, 2, 1, units), memory))) };
}

function resetAfterProduct(b: OpBuilder, fromInput: Value, memory: Value, units: number, tap: CellWeights['tap']) {
  const both = sigmoid(b, add(b, gatePart(b, fromInput, 0, 2, units), gatePart(b, memory, 0, 2, units)));
  const z = tap('z', gatePart(b, both, 0, 1, units, 'z'));
  const r = tap('r', gatePart(b, both, 1, 1, units, 'r'));
  const kept = mul(b, r, gatePart(b, memory, 2, 1, units));
  return { z, candidate: tap('g', tanh(b, add(b, gatePart(b, fromInput, 2, 1, units), kept))) };
}
