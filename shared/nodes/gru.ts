import { add, at, fill, linear, mul, scan, sigmoid, slice, sub, tanh } from '../compiler/ir/build.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import { defineKind, inputValue } from './kind.ts';
import { held, maskSteps, recurrentIn, recurrentOut, recurrentParameters, unitsField } from './recurrent.ts';
import { vectorOut } from './signals.ts';

/**
 * Cho et al. (2014); Keras's gate order z, r, h. `resetAfter` applies the reset gate after the recurrent product, with a
 * second bias (cuDNN's form); off by default because tfjs-layers loads only the first form.
 */
export const gru = defineKind({
  id: 'gru',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, resetAfter: { type: 'toggle', default: false } },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: 'nodes:kinds.gru.summary', args: { units: params.units } }),
  equations: ({ resetAfter }) => [
    'z_t = \\sigma(W_z x_t + U_z h_{t-1} + b_z)',
    'r_t = \\sigma(W_r x_t + U_r h_{t-1} + b_r)',
    resetAfter
      ? 'g_t = \\tanh(W_g x_t + b_g + r_t \\odot (U_g h_{t-1} + b_u))'
      : 'g_t = \\tanh(W_g x_t + U_g (r_t \\odot h_{t-1}) + b_g)',
    'h_t = z_t \\odot h_{t-1} + (1 - z_t) \\odot g_t',
  ],
  infer: ({ params }) => vectorOut(params.units),
  parameters: ({ units, resetAfter }, inputs) => [
    ...recurrentParameters(units, 3, inputs),
    ...(resetAfter ? [{ name: 'recurrent_bias', shape: [3 * units], init: 'zeros' } as const] : []),
  ],
  states: ({ units }) => [{ name: 'h', width: units }],
  lower({ b, mask, timesteps, parameter, initialState, finalState }, { units, resetAfter }, inputs) {
    const { carries, steps } = scan(
      b,
      {
        carries: [initialState('h')],
        steps: [inputValue(inputs), ...maskSteps(mask)],
        invariants: [
          parameter('kernel'),
          parameter('recurrent_kernel'),
          parameter('bias'),
          ...(resetAfter ? [parameter('recurrent_bias')] : []),
        ],
        length: timesteps,
      },
      (body, { carries: [h], steps: [x, m], invariants: [kernel, recurrent, bias, recurrentBias] }) => {
        if (!h || !x || !kernel || !recurrent || !bias) throw new Error('gru: a value is missing');
        const fromInput = add(body, linear(body, x, kernel), bias);
        const { z, candidate } = recurrentBias
          ? resetAfterProduct(body, fromInput, add(body, linear(body, h, recurrent), recurrentBias), units)
          : resetBeforeProduct(body, fromInput, h, recurrent, units);
        const one = fill(body, [], 1);
        const next = add(body, mul(body, z, h), mul(body, sub(body, one, z), candidate));
        const hidden = held(body, next, m);
        return { carries: [hidden], steps: [hidden] };
      },
    );
    finalState('h', at(carries, 0));
    return { out: at(steps, 0) };
  },
});

function gatePart(b: OpBuilder, x: Value, gate: number, gates: number, units: number): Value {
  return slice(b, x, x.type.shape.length - 1, gate * units, gates * units);
}

function resetBeforeProduct(b: OpBuilder, fromInput: Value, h: Value, recurrent: Value, units: number) {
  const both = sigmoid(
    b,
    add(b, gatePart(b, fromInput, 0, 2, units), linear(b, h, gatePart(b, recurrent, 0, 2, units))),
  );
  const z = gatePart(b, both, 0, 1, units);
  const r = gatePart(b, both, 1, 1, units);
  const memory = linear(b, mul(b, r, h), gatePart(b, recurrent, 2, 1, units));
  return { z, candidate: tanh(b, add(b, gatePart(b, fromInput, 2, 1, units), memory)) };
}

function resetAfterProduct(b: OpBuilder, fromInput: Value, memory: Value, units: number) {
  const both = sigmoid(b, add(b, gatePart(b, fromInput, 0, 2, units), gatePart(b, memory, 0, 2, units)));
  const z = gatePart(b, both, 0, 1, units);
  const r = gatePart(b, both, 1, 1, units);
  const kept = mul(b, r, gatePart(b, memory, 2, 1, units));
  return { z, candidate: tanh(b, add(b, gatePart(b, fromInput, 2, 1, units), kept)) };
}
