import { mul } from '../compiler/ir/build.ts';
import type { OpBuilder, Value } from '../compiler/ir/types.ts';
import type { ParameterSpec, Port, Signal } from './kind.ts';
import { knownWidth } from './signals.ts';

/** What rnn, lstm and gru share. */

export const recurrentIn: readonly Port[] = [{ name: 'in', signal: 'vector' }];
export const recurrentOut: readonly Port[] = [{ name: 'out', signal: 'vector' }];

export const unitsField = { type: 'integer', min: 1, max: 4096, default: 128 } as const;

/** Keras's kernel `[W, gates·H]`, recurrent_kernel `[H, gates·H]`, bias `[gates·H]`. */
export function recurrentParameters(
  units: number,
  gates: number,
  inputs: Readonly<Record<string, Signal>>,
): ParameterSpec[] {
  return [
    { name: 'kernel', shape: [knownWidth(inputs.in), gates * units], init: 'glorot-uniform' },
    { name: 'recurrent_kernel', shape: [units, gates * units], init: 'orthogonal' },
    { name: 'bias', shape: [gates * units], init: 'zeros' },
  ];
}

/** The mask as a per-step operand of a scan, if there is one. */
export function maskSteps(mask: Value | null): readonly Value[] {
  return mask ? [mask] : [];
}

/** Questions are padded on the left and states begin at zero: holding the state there is multiplying it by the mask. */
export function held(b: OpBuilder, state: Value, mask: Value | undefined): Value {
  return mask ? mul(b, state, mask) : state;
}
