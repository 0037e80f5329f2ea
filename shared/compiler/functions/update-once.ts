import type { Training } from '../../document/schema.ts';
import { BlockBuilder, Numbering } from '../block-builder.ts';
import { at } from '../ir/build.ts';
import type { Value } from '../ir/types.ts';
import { evaluateBlock } from '../interpreter.ts';
import { tensor } from '../ops/op.ts';
import { slotSuffixes, update } from './update.ts';

export interface WeightToUpdate {
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  /** After clipping. */
  readonly gradient: ArrayLike<number>;
  /** By suffix (`/m`, `/v`, `/momentum`); one that is missing is zero, as before the first step. */
  readonly slots: Readonly<Record<string, ArrayLike<number> | undefined>>;
}

/**
 * A weight after one step of the optimizer, by the operations that `train` has, in float64.
 * @param hyper learning rate, β₁ᵗ, β₂ᵗ, clip norm
 */
export function updateOnce(training: Pick<Training, 'optimizer' | 'weightDecay'>, { shape, values, gradient, slots }: WeightToUpdate, hyper: ArrayLike<number>): Float64Array {
  const b = new BlockBuilder(new Numbering());
  const param = (size: readonly number[]): Value => b.param({ dtype: 'f32', shape: size });
  const suffixes = slotSuffixes(training.optimizer);
  const [weight, slope, before] = [param(shape), param(shape), suffixes.map(() => param(shape))];
  const rates = Array.from({ length: hyper.length }, () => param([]));
  const next = update(b, training, weight, before, slope, (i) => at(rates, i));
  const zero = new Float64Array(values.length);
  const args = [values, gradient, ...suffixes.map((suffix) => slots[suffix] ?? zero)].map((data) => tensor(shape, Float64Array.from(data)));
  const [after] = evaluateBlock(b.finish([at(next, 0)]), [...args, ...rates.map((_, i) => tensor([], Float64Array.of(hyper[i] ?? Number.NaN)))]);
  return after?.data as Float64Array;
}
