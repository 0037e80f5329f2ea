import type { Program } from '../../../shared/compiler/program.ts';
import { UserError } from '../../../shared/errors.ts';
import type { ParsedProbeQuestion } from '../../../shared/ipc/contract.ts';

/** Gradient times input where the network reads, `[t, 1]`: what, to first order, the objective owes to each symbol. */
export const INFLUENCE = 'influence';

const tensorKinds: readonly string[] = ['value', 'state', 'gate', 'prediction', 'grad', 'grad/value', 'grad/state', 'grad/symbol', 'grad/weight', 'weight', 'next'];

/** What can be wanted of a program. */
export interface Catalogue {
  /** Tensors of a sequence, `[t, width]`. */
  readonly sequence: readonly { readonly name: string; readonly width: number }[];
  readonly weights: readonly { readonly name: string; readonly size: number }[];
}

export function catalogueOf({ functions, variables }: Program): Catalogue {
  const outputs = functions.probe?.outputs.filter(({ name }) => !name.startsWith('grad/weight/')) ?? [];
  return {
    sequence: [
      ...outputs.filter(({ name }) => !name.startsWith('div/')).map(({ name, shape }) => ({ name, width: shape[2] ?? 1 })),
      { name: INFLUENCE, width: 1 },
    ],
    weights: variables.filter(({ role }) => role === 'weight').map(({ name, shape }) => ({ name, size: shape.reduce((a, b) => a * b, 1) })),
  };
}

/**
 * The whole names of what is wanted. A kind (`state`, `gate`) may be wanted of a network that has none.
 * @throws UserError where a longer name begins nothing.
 */
export function wantedNames({ sequence, weights }: Catalogue, { want, step }: Pick<ParsedProbeQuestion, 'want' | 'step'>): Set<string> {
  const kinds = step ? ['weight', 'grad/weight', 'next'] : ['weight', 'grad/weight'];
  const all = [...sequence.map(({ name }) => name), ...kinds.flatMap((kind) => weights.map(({ name }) => `${kind}/${name}`))];
  return new Set(want.flatMap((beginning) => {
    const found = all.filter((name) => name === beginning || name.startsWith(`${beginning}/`));
    if (found.length === 0 && !tensorKinds.includes(beginning)) throw new UserError('errors:probe.noTensor', { name: beginning, known: all.slice(0, 20).join(', ') });
    return found;
  }));
}

/** Outputs that `influence` is the sum of. */
export function influenceParts({ sequence }: Catalogue): string[] {
  return sequence.filter(({ name }) => name.startsWith('grad/symbol/')).map(({ name }) => name);
}

/** Names that begin so, for a message. */
export function someNames({ sequence }: Catalogue, beginning: string): string {
  return sequence.filter(({ name }) => name.startsWith(beginning)).map(({ name }) => name).slice(0, 20).join(', ');
}
