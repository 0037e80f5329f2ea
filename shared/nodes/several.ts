import { at } from '../compiler/ir/build.ts';
import type { Value } from '../compiler/ir/types.ts';
import type { Inferred, Port, Signal } from './kind.ts';
import { vectorOut, widthOf } from './signals.ts';

/** What the kinds with several inputs share: ports a, b, c, … as many as the field says. */

export const inputsField = { type: 'integer', min: 2, max: 8, default: 2 } as const;

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

export function severalInputs({ inputs }: { readonly inputs: number }): Port[] {
  return names.slice(0, inputs).map((name) => ({ name, signal: 'vector' }));
}

/** The values on the ports, in their order. */
export function severalValues({ inputs }: { readonly inputs: number }, values: Readonly<Record<string, Value>>): Value[] {
  return names.slice(0, inputs).map((name) => {
    const value = values[name];
    if (!value) throw new Error(`port ${name} has no value`);
    return value;
  });
}

/** Element by element only vectors of one width go together; what is not known yet may still fit. */
export function equalWidths(inputs: Readonly<Record<string, Signal>>): Inferred {
  const known = Object.entries(inputs).flatMap(([port, signal]) => {
    const width = widthOf(signal);
    return width === null ? [] : [{ port, width }];
  });
  if (known.length === 0) return vectorOut(null);
  const first = at(known, 0);
  const other = known.find(({ width }) => width !== first.width);
  if (!other) return vectorOut(first.width);
  return {
    problem: {
      message: { key: 'diagnostics:widthsDiffer', args: { a: first.port, widthA: first.width, b: other.port, widthB: other.width } },
      fix: {
        label: { key: 'diagnostics:fix.insertProjection', args: { width: first.width } },
        insert: { port: other.port, kind: 'projection', params: { units: first.width } },
      },
    },
  };
}
