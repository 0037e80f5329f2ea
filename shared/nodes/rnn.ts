import { add, at, linear, scan } from '../compiler/ir/build.ts';
import { activate } from './dense.ts';
import { defineKind, inputValue } from './kind.ts';
import { held, maskSteps, recurrentIn, recurrentOut, recurrentParameters, unitsField } from './recurrent.ts';
import { vectorOut } from './signals.ts';

/** Elman's network (1990); parameters and conventions of Keras's SimpleRNN. */
export const rnn = defineKind({
  id: 'rnn',
  version: 1,
  role: 'recurrence',
  fields: { units: unitsField, activation: { type: 'choice', options: ['tanh', 'relu'], default: 'tanh' } },
  inputs: recurrentIn,
  outputs: recurrentOut,
  summary: (params) => ({ key: `nodes:kinds.rnn.summary-${params.activation}`, args: { units: params.units } }),
  equations: ({ activation }) => [`h_t = \\${activation}(W x_t + U h_{t-1} + b)`],
  infer: ({ params }) => vectorOut(params.units),
  parameters: ({ units }, inputs) => recurrentParameters(units, 1, inputs),
  states: ({ units }) => [{ name: 'h', width: units }],
  lower({ b, mask, timesteps, parameter, initialState, finalState }, { activation }, inputs) {
    const { carries, steps } = scan(
      b,
      {
        carries: [initialState('h')],
        steps: [inputValue(inputs), ...maskSteps(mask)],
        invariants: [parameter('kernel'), parameter('recurrent_kernel'), parameter('bias')],
        length: timesteps,
      },
      (body, { carries: [h], steps: [x, m], invariants: [kernel, recurrent, bias] }) => {
        if (!h || !x || !kernel || !recurrent || !bias) throw new Error('rnn: a value is missing');
        const fromInput = add(body, linear(body, x, kernel), bias);
        const next = held(body, activate(body, add(body, fromInput, linear(body, h, recurrent)), activation), m);
        return { carries: [next], steps: [next] };
      },
    );
    finalState('h', at(carries, 0));
    return { out: at(steps, 0) };
  },
});
