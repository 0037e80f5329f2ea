import { initialValues } from '../../../shared/compiler/initial-values.ts';
import type { Program } from '../../../shared/compiler/program.ts';

type Values = ReadonlyMap<string, Float32Array>;

/** The weights that were drawn last: making large matrices orthogonal takes longer than a probe, and every length asks for the same. */
let last: { readonly key: string; readonly values: Values } | null = null;

/** What a seed gives a network before training, its weights alone. */
export function initialWeights({ variables }: Pick<Program, 'variables'>, seed: number): Values {
  const weights = variables.filter(({ role }) => role === 'weight');
  const key = JSON.stringify([seed, weights.map(({ name, shape, init }) => [name, shape, init])]);
  if (last?.key !== key) last = { key, values: initialValues({ variables: weights }, seed) };
  return last.values;
}
