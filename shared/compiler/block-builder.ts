import type { Attributes, Block, Operation, OpBuilder, OpName, TensorType, Value } from './ir/types.ts';
import { reshape } from './ir/build.ts';
import { scanParts } from './ir/scan-parts.ts';
import { ops } from './ops/index.ts';
import { simplify } from './simplify.ts';

/** Operations that were asked for and not built. */
export interface Spared {
  /** One with the same operands stands already. */
  readonly equal: number;
  /** The result is known without computing it. */
  readonly known: number;
}

/** Numbers values over one compilation, so that two compilations of one document are equal. */
export class Numbering {
  spared: Spared = { equal: 0, known: 0 };
  #next = 0;
  value(type: TensorType): Value {
    return { id: this.#next++, type };
  }
}

/**
 * Collects operations. Equal ones are built once (common sub-expressions), and what is known without computing it
 * (`simplify`) is not built at all. A loop of one timestep is its body.
 */
export class BlockBuilder implements OpBuilder {
  origin: string | null = null;
  readonly params: Value[] = [];
  readonly operations: Operation[] = [];
  readonly numbering: Numbering;
  readonly #known = new Map<string, readonly Value[]>();
  readonly #producers = new Map<number, Operation>();

  constructor(numbering: Numbering) {
    this.numbering = numbering;
  }

  param(type: TensorType): Value {
    const value = this.numbering.value(type);
    this.params.push(value);
    return value;
  }

  op(name: OpName, inputs: readonly Value[], attrs: Attributes = {}): readonly Value[] {
    if (name === 'scan' && attrs.length === 1) return once(this, inputs, attrs);
    const key = name === 'scan' ? null : `${name}|${inputs.map(({ id }) => id).join()}|${JSON.stringify(attrs)}`;
    const known = key === null ? undefined : this.#known.get(key);
    const simpler = known ?? simplify(this, name, inputs, attrs);
    if (simpler) {
      if (name !== 'const') this.#spare(known ? 'equal' : 'known');
      return simpler;
    }
    const types = ops[name].infer(inputs.map(({ type }) => type), attrs);
    const outputs = types.map((type) => this.numbering.value(type));
    this.add({ op: name, inputs, attrs, outputs, origin: this.origin });
    if (key !== null) this.#known.set(key, outputs);
    return outputs;
  }

  #spare(why: keyof Spared): void {
    const { spared } = this.numbering;
    this.numbering.spared = { ...spared, [why]: spared[why] + 1 };
  }

  add(operation: Operation): void {
    this.operations.push(operation);
    for (const { id } of operation.outputs) this.#producers.set(id, operation);
  }

  /** The operation that made a value; undefined for params. */
  producer(value: Value): Operation | undefined {
    return this.#producers.get(value.id);
  }

  /** Puts another operation in the place of one; its outputs must include the old ones. */
  replace(old: Operation, operation: Operation): void {
    this.operations[this.operations.indexOf(old)] = operation;
    for (const { id } of operation.outputs) this.#producers.set(id, operation);
  }

  block(params: readonly TensorType[], build: (inner: OpBuilder, params: readonly Value[]) => readonly Value[]): Block {
    const inner = new BlockBuilder(this.numbering);
    inner.origin = this.origin;
    return inner.finish(build(inner, params.map((type) => inner.param(type))));
  }

  finish(results: readonly Value[]): Block {
    return { params: this.params, operations: this.operations, results };
  }
}

function once(b: OpBuilder, inputs: readonly Value[], attrs: Attributes): readonly Value[] {
  const { body, carries, steps, invariants } = scanParts({ op: 'scan', inputs, attrs, outputs: [], origin: null }).outer;
  const rows = steps.map((value) => reshape(b, value, value.type.shape.slice(1)));
  const results = inline(b, body, [...carries, ...rows, ...invariants]);
  return results.map((value, i) => (i < carries.length ? value : reshape(b, value, [1, ...value.type.shape])));
}

/** Repeats a block's operations in another builder, its params standing for `args`. Gives its results there. */
export function inline(b: OpBuilder, block: Block, args: readonly Value[]): readonly Value[] {
  const scope = new Scope(block.params, args);
  for (const operation of block.operations) copyOperation(b, operation, scope);
  return block.results.map((value) => scope.of(value));
}

/** What values of one block are in another. */
export class Scope {
  readonly #map = new Map<number, Value>();

  constructor(from: readonly Value[], to: readonly Value[]) {
    from.forEach((value, i) => {
      const target = to[i];
      if (!target) throw new Error('a block was given too few values');
      this.#map.set(value.id, target);
    });
  }

  of(value: Value): Value {
    const target = this.#map.get(value.id);
    if (!target) throw new Error(`value ${value.id} is used before it is made`);
    return target;
  }

  has(value: Value): boolean {
    return this.#map.has(value.id);
  }

  set(value: Value, target: Value): void {
    this.#map.set(value.id, target);
  }
}

export function copyOperation(b: OpBuilder, operation: Operation, scope: Scope): void {
  const { origin } = b;
  b.origin = operation.origin ?? origin;
  const made = b.op(operation.op, operation.inputs.map((value) => scope.of(value)), operation.attrs);
  b.origin = origin;
  operation.outputs.forEach((value, i) => {
    const target = made[i];
    if (target) scope.set(value, target);
  });
}
