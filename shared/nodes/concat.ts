import { at, concat as join } from '../compiler/ir/build.ts';
import { defineKind } from './kind.ts';
import { inputsField, severalInputs, severalValues } from './several.ts';
import { shown, vectorOut, widthOf } from './signals.ts';

/** Vectors one after the other: [a; b]. */
export const concat = defineKind({
  id: 'concat',
  version: 1,
  role: 'transform',
  fields: { inputs: inputsField },
  inputs: severalInputs,
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { inputs, outputs }) => ({
    key: 'nodes:kinds.concat.summary',
    args: {
      from: severalInputs(params).map(({ name }) => shown(widthOf(inputs[name]))).join(' + '),
      to: shown(widthOf(outputs.out)),
    },
  }),
  equations: (params) => [`y_t = [${severalInputs(params).map(({ name }) => `${name}_t`).join('; ')}]`],
  infer: ({ inputs }) => vectorOut(Object.values(inputs).map(widthOf).reduce((a, b) => (a === null || b === null ? null : a + b))),
  lower({ b }, params, inputs) {
    const values = severalValues(params, inputs);
    return { out: join(b, values, at(values, 0).type.shape.length - 1) };
  },
});
