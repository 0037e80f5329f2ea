import type { Value } from '../ir/types.ts';
import { ops } from '../ops/index.ts';
import type { GraphAttribute, GraphWriter } from '../ops/op.ts';
import type { Block, Operation } from '../ir/types.ts';
import type { NodeDef } from './protobuf.ts';

/** TensorFlow nodes of one function, under a prefix of its own. */
export class GraphBuilder implements GraphWriter {
  readonly nodes: NodeDef[] = [];
  readonly #prefix: string;
  readonly #names = new Map<number, string>();
  readonly #handles = new Map<number, string>();
  readonly #transposed = new Map<number, string>();
  readonly #constants = new Map<string, string>();

  readonly native: boolean;

  constructor(prefix: string, native = false) {
    this.#prefix = prefix;
    this.native = native;
  }

  name(value: Value): string {
    const name = this.#names.get(value.id);
    if (name === undefined) throw new Error(`value ${value.id} has no tensor`);
    return name;
  }

  bind(value: Value, tensor: string): void {
    this.#names.set(value.id, tensor);
  }

  bindHandle(value: Value, handle: string): void {
    this.#handles.set(value.id, handle);
  }

  handle(value: Value): string {
    const handle = this.#handles.get(value.id);
    if (handle === undefined) throw new Error(`value ${value.id} was not read from a variable`);
    return handle;
  }

  node(op: string, inputs: readonly string[], attrs: Readonly<Record<string, GraphAttribute>> = {}): string {
    const name = `${this.#prefix}${this.nodes.length}`;
    this.nodes.push({ name, op, inputs, attrs });
    return name;
  }

  ints(values: readonly number[] | number): string {
    const list = typeof values === 'number' ? [values] : values;
    const shape = typeof values === 'number' ? [] : [list.length];
    return this.#constant(`i${shape.length}:${list.join()}`, { dtype: 'i32', shape, values: list });
  }

  float(value: number): string {
    return this.#constant(`f${value}`, { dtype: 'f32', shape: [], values: [value] });
  }

  #constant(key: string, tensor: Extract<GraphAttribute, { tensor: unknown }>['tensor']): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const name = this.node('Const', [], { dtype: { type: tensor.dtype }, value: { tensor } });
    this.#constants.set(key, name);
    return name;
  }

  transposed(value: Value): string {
    const known = this.#transposed.get(value.id);
    if (known !== undefined) return known;
    const name = this.node('Transpose', [this.name(value), this.ints([1, 0])], { T: { type: 'f32' } });
    this.#transposed.set(value.id, name);
    return name;
  }

  emit(operation: Operation): void {
    ops[operation.op].emit(this, operation);
  }

  /** Emits the block's operations; its params must be bound. */
  emitBlock({ operations }: Block): void {
    for (const operation of operations) this.emit(operation);
  }
}
