import { add, at, linear, mul, scan, sigmoid, split, tanh } from '../compiler/ir/build.ts';
import { defineKind, inputValue } from './kind.ts';
import { held, maskSteps, recurrentIn, recurrentOut, recurrentParameters, unitsField } from './recurrent.ts';
import { vectorOut } from './signals.ts';

/** Hochreiter & Schmidhuber (1997) with the forget gate of Gers et al. (2000); Keras's gate order i, f, c, o. */
export const lstm = defineKind({
  id: 'lstm',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, unitForgetBias: { type: 'toggle', default: true } },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: 'nodes:kinds.lstm.summary', args: { units: params.units } }),
  equations: [
    'i_t = \\sigma(W_i x_t + U_i h_{t-1} + b_i)',
    'f_t = \\sigma(W_f x_t + U_f h_{t-1} + b_f)',
    'o_t = \\sigma(W_o x_t + U_o h_{t-1} + b_o)',
    'g_t = \\tanh(W_g x_t + U_g h_{t-1} + b_g)',
    'c_t = f_t \\odot c_{t-1} + i_t \\odot g_t',
    'h_t = o_t \\odot \\tanh(c_t)',
  ],
  infer: ({ params }) => vectorOut(params.units),
  parameters: ({ units, unitForgetBias }, inputs) =>
    recurrentParameters(units, 4, inputs).map((spec) =>
      spec.name === 'bias' && unitForgetBias ? { ...spec, init: 'unit-forget-bias' } : spec,
    ),
  states: ({ units }) => [
    { name: 'h', width: units },
    { name: 'c', width: units },
  ],
  lower({ b, mask, timesteps, parameter, initialState, finalState }, _, inputs) {
    const { carries, steps } = scan(
      b,
      {
        carries: [initialState('h'), initialState('c')],
        steps: [inputValue(inputs), ...maskSteps(mask)],
        invariants: [parameter('kernel'), parameter('recurrent_kernel'), parameter('bias')],
        length: timesteps,
      },
      (body, { carries: [h, c], steps: [x, m], invariants: [kernel, recurrent, bias] }) => {
        if (!h || !c || !x || !kernel || !recurrent || !bias) throw new Error('lstm: a value is missing');
        const fromInput = add(body, linear(body, x, kernel), bias);
        const [zi, zf, zg, zo] = split(body, add(body, fromInput, linear(body, h, recurrent)), 4);
        if (!zi || !zf || !zg || !zo) throw new Error('lstm: a gate is missing');
        const kept = mul(body, sigmoid(body, zf), c);
        const cell = held(body, add(body, kept, mul(body, sigmoid(body, zi), tanh(body, zg))), m);
        const hidden = held(body, mul(body, sigmoid(body, zo), tanh(body, cell)), m);
        return { carries: [hidden, cell], steps: [hidden] };
      },
    );
    finalState('h', at(carries, 0));
    finalState('c', at(carries, 1));
    return { out: at(steps, 0) };
  },
});
