import type { BlockBuilder } from '../block-builder.ts';
import { add } from '../ir/build.ts';
import type { Operation, Value } from '../ir/types.ts';
import { ops } from '../ops/index.ts';

/** Gradients that flow into values, summed as they arrive. */
export class Adjoints {
  readonly #byValue = new Map<number, Value>();
  readonly #b: BlockBuilder;

  constructor(b: BlockBuilder) {
    this.#b = b;
  }

  of(value: Value): Value | null {
    return this.#byValue.get(value.id) ?? null;
  }

  add(value: Value, gradient: Value | null | undefined): void {
    if (!gradient || value.type.dtype !== 'f32') return;
    const old = this.of(value);
    this.#byValue.set(value.id, old ? add(this.#b, old, gradient) : gradient);
  }

  /** Sends gradients from the outputs of operations to their inputs, last operation first. */
  backward(
    operations: readonly Operation[],
    vjp: (operation: Operation, gradients: readonly (Value | null)[]) => readonly (Value | null)[],
  ): void {
    const { origin } = this.#b;
    for (const operation of operations.toReversed()) {
      const gradients = operation.outputs.map((output) => this.of(output));
      if (gradients.every((gradient) => gradient === null)) continue;
      this.#b.origin = operation.origin;
      const contributions = vjp(operation, gradients);
      operation.inputs.forEach((input, i) => { this.add(input, contributions[i]); });
    }
    this.#b.origin = origin;
  }
}

/** The vector-Jacobian product of an operation without inner blocks. */
export function plainVjp(b: BlockBuilder, operation: Operation, gradients: readonly (Value | null)[]): readonly (Value | null)[] {
  const rule = ops[operation.op].vjp;
  if (!rule) throw new Error(`${operation.op} has no gradient`);
  return rule(b, operation, gradients);
}
