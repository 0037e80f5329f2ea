import type { BlockBuilder } from '../block-builder.ts';
import { fill } from '../ir/build.ts';
import type { Value } from '../ir/types.ts';
import { Adjoints, plainVjp } from './adjoints.ts';
import { scanVjp } from './scan.ts';

/**
 * Reverse-mode differentiation (Griewank & Walther 2008) of what a builder holds: ∂loss/∂value for each of `by`.
 * Appends the backward operations; scans grow outputs for the values their gradient needs.
 */
export function differentiate(b: BlockBuilder, loss: Value, by: readonly Value[]): readonly Value[] {
  const adjoints = new Adjoints(b);
  adjoints.add(loss, fill(b, loss.type.shape, 1));
  adjoints.backward([...b.operations], (operation, gradients) =>
    operation.op === 'scan' ? scanVjp(b, operation, gradients) : plainVjp(b, operation, gradients),
  );
  return by.map((value) => adjoints.of(value) ?? fill(b, value.type.shape, 0));
}
