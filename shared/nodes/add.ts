import { add } from '../compiler/ir/build.ts';
import { defineKind } from './kind.ts';
import { equalWidths, inputsField, severalInputs, severalValues } from './several.ts';
import { shown, widthOf } from './signals.ts';

/** Element by element: what a skip connection ends in (He et al. 2016). */
export const addition = defineKind({
  id: 'add',
  version: 1,
  role: 'transform',
  fields: { inputs: inputsField },
  inputs: severalInputs,
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (params, { outputs }) => ({
    key: 'nodes:kinds.add.summary',
    args: { inputs: params.inputs, width: shown(widthOf(outputs.out)) },
  }),
  equations: (params) => [`y_t = ${severalInputs(params).map(({ name }) => `${name}_t`).join(' + ')}`],
  infer: ({ inputs }) => equalWidths(inputs),
  lower: ({ b }, params, inputs) => ({ out: severalValues(params, inputs).reduce((x, y) => add(b, x, y)) }),
});
