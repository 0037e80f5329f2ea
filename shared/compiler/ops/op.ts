import type { Attributes, Block, DType, Operation, OpBuilder, TensorType, Value } from '../ir/types.ts';

/** A tensor of the interpreter: float64 whatever the dtype, row by row. */
export interface NumTensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export type GraphType = DType | 'bool' | 'resource' | 'variant';

export type GraphAttribute =
  | { readonly type: GraphType }
  | { readonly types: readonly GraphType[] }
  /** Name of a function of the graph's library. */
  | { readonly func: string }
  | { readonly int: number }
  | { readonly bool: boolean }
  | { readonly float: number }
  | { readonly string: string }
  | { readonly shape: readonly number[] }
  | { readonly tensor: { readonly dtype: DType; readonly shape: readonly number[]; readonly values: ArrayLike<number> } };

/** Writes TensorFlow nodes for one block. Names are short: TensorFlow cuts error texts at 499 characters. */
export interface GraphWriter {
  /** Are our own operations (electron/native) there? */
  readonly native: boolean;
  /** Name of the TensorFlow tensor that holds a value. */
  name(value: Value): string;
  bind(value: Value, tensor: string): void;
  /** Adds a node and gives the name of its first output (`<name>:<i>` for the others). */
  node(op: string, inputs: readonly string[], attrs?: Readonly<Record<string, GraphAttribute>>): string;
  /** An i32 constant, shared within the function. */
  ints(values: readonly number[] | number): string;
  float(value: number): string;
  /**
   * The transpose of a matrix, made once: products with `transpose_b` cost TensorFlow's CPU kernel a third more, at every
   * timestep.
   */
  transposed(value: Value): string;
  /** The handle of the variable a value was read from. */
  handle(value: Value): string;
}

/**
 * What one op means, once: its shape rule, its vector-Jacobian product, its value in float64 and its TensorFlow nodes.
 * TensorFlow ops are ones that TensorFlow 2.7 has; attributes equal to their default are not written.
 */
export interface OpRow {
  infer(inputs: readonly TensorType[], attrs: Attributes): readonly TensorType[];
  /** Gradients by the inputs from gradients by the outputs (null: no gradient). None: not differentiable. */
  vjp?(b: OpBuilder, op: Operation, gradients: readonly (Value | null)[]): readonly (Value | null)[];
  evaluate(inputs: readonly NumTensor[], op: Operation, run: RunBlock): readonly NumTensor[];
  emit(writer: GraphWriter, op: Operation): void;
}

export type RunBlock = (block: Block, args: readonly NumTensor[]) => readonly NumTensor[];

export function numbersAttr(attrs: Attributes, name: string): readonly number[] {
  const value = attrs[name];
  if (!Array.isArray(value)) throw new TypeError(`attribute ${name} is not a list of numbers`);
  return value as readonly number[];
}

export function numberAttr(attrs: Attributes, name: string): number {
  const value = attrs[name];
  if (typeof value !== 'number') throw new TypeError(`attribute ${name} is not a number`);
  return value;
}

export function blockAttr(attrs: Attributes, name: string): Block {
  const value = attrs[name];
  if (typeof value !== 'object' || !('operations' in value)) throw new TypeError(`attribute ${name} is not a block`);
  return value;
}

/** Element of a list that is there by the op's own contract. */
export function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return item;
}

export function last(shape: readonly number[]): number {
  return nth(shape, shape.length - 1);
}

/** NumPy's rule for the shape of an element-wise result. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const x = a[axis - rank + a.length] ?? 1;
    const y = b[axis - rank + b.length] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new Error(`shapes [${a}] and [${b}] do not fit`);
    return x === 1 ? y : x;
  });
}

/** For each element of `shape`, the index into a tensor of shape `from` that broadcasts to it. */
export function broadcastIndex(from: readonly number[], shape: readonly number[]): Int32Array {
  const size = shape.reduce((a, b) => a * b, 1);
  const index = new Int32Array(size);
  const strides = new Array<number>(shape.length).fill(0);
  let stride = 1;
  for (let axis = from.length - 1; axis >= 0; axis--) {
    const n = nth(from, axis);
    strides[axis + shape.length - from.length] = n === 1 ? 0 : stride;
    stride *= n;
  }
  const at = new Array<number>(shape.length).fill(0);
  let position = 0;
  for (let i = 0; i < size; i++) {
    index[i] = position;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[axis] = nth(at, axis) + 1;
      position += nth(strides, axis);
      if (nth(at, axis) < nth(shape, axis)) break;
      position -= nth(strides, axis) * nth(shape, axis);
      at[axis] = 0;
    }
  }
  return index;
}

export function tensor(shape: readonly number[], data?: Float64Array): NumTensor {
  return { shape, data: data ?? new Float64Array(shape.reduce((a, b) => a * b, 1)) };
}
