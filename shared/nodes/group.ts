import { defineKind, type Signal } from './kind.ts';
import { shown, sizeOf, widthOf } from './signals.ts';

/**
 * An instance of one of the document's groups: weights and states are its own. The compiler puts the group's nodes in its place
 * (`flattenGroups`), so it has no ops; its ports are the group's (`portsOf`), and the ones here only say that it has some.
 */
export const group = defineKind({
  id: 'group',
  version: 1,
  role: 'transform',
  fields: { group: { type: 'group' } },
  inputs: [{ name: 'in', signal: 'vector' }],
  outputs: [{ name: 'out', signal: 'vector' }],
  summary: (_, { inputs, outputs }) => ({
    key: 'nodes:kinds.group.summary',
    args: {
      from: Object.values(inputs).map(sizeText).join(', '),
      to: Object.values(outputs).map(sizeText).join(', '),
    },
  }),
  equations: [],
  infer: ({ inputs }) => ({ outputs: inputs }),
});

/** A width, or how many symbols there are. */
function sizeText(signal: Signal | undefined): string | number {
  return shown(widthOf(signal) ?? sizeOf(signal));
}
