import type { Held, Probe } from '../ir/lower-context.ts';
import type { Value } from '../ir/types.ts';
import type { FunctionBuilder } from './function-builder.ts';
import type { PartBuilder } from './sequence-part.ts';

/** Declares keep/s and level/s for a state s, `<node>/<state>`. */
export function heldInput(f: FunctionBuilder, part: PartBuilder, name: string, width: number): Held {
  const input = (kind: string): Value => part.whole(f.input(`${kind}/${name}`, 'f32', [width]));
  return { keep: input('keep'), level: input('level') };
}

/** A probe that looks at nothing and only holds. */
export function holdingProbe(f: FunctionBuilder, part: PartBuilder): Probe {
  return onlyHolds((name, width) => heldInput(f, part, name, width));
}

export function onlyHolds(hold: Probe['hold']): Probe {
  return { perturbation: () => null, hold, record: () => undefined };
}
