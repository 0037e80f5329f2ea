import type { Attributes, OpBuilder, OpName, TensorType, Value } from './types.ts';

/** Ops as functions. Shapes in the comments; `…` stands for any leading dimensions. */

function one(b: OpBuilder, name: OpName, inputs: readonly Value[], attrs: Attributes = {}): Value {
  const [value] = b.op(name, inputs, attrs);
  if (!value) throw new Error(`${name} gave no value`);
  return value;
}

export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return item;
}

/** What has this name; the compiler is wrong where nothing has. */
export function valueOf(values: ReadonlyMap<string, Value>, name: string): Value {
  const value = values.get(name);
  if (!value) throw new Error(`no value for ${name}`);
  return value;
}

/** Every element `value`. */
export const fill = (b: OpBuilder, shape: readonly number[], value: number): Value =>
  one(b, 'const', [], { shape, value, dtype: 'f32' });

/** Element-wise with NumPy's broadcasting. */
export const add = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'add', [x, y]);
export const sub = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'sub', [x, y]);
export const mul = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'mul', [x, y]);
export const div = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'div', [x, y]);
export const maximum = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'maximum', [x, y]);
export const scale = (b: OpBuilder, x: Value, by: number): Value => one(b, 'scale', [x], { by });
export const sqrt = (b: OpBuilder, x: Value): Value => one(b, 'sqrt', [x]);
export const tanh = (b: OpBuilder, x: Value): Value => one(b, 'tanh', [x]);
export const sigmoid = (b: OpBuilder, x: Value): Value => one(b, 'sigmoid', [x]);
export const relu = (b: OpBuilder, x: Value): Value => one(b, 'relu', [x]);
/** dy · (1 − y²), dy · y(1 − y), dy · [y > 0]: gradients from the function's own output y. */
export const tanhGrad = (b: OpBuilder, y: Value, dy: Value): Value => one(b, 'tanhGrad', [y, dy]);
export const sigmoidGrad = (b: OpBuilder, y: Value, dy: Value): Value => one(b, 'sigmoidGrad', [y, dy]);
export const reluGrad = (b: OpBuilder, y: Value, dy: Value): Value => one(b, 'reluGrad', [y, dy]);

/** x `[…, W]` times k `[W, H]` (or its transpose when k is `[H, W]`): `[…, H]`. */
export const linear = (b: OpBuilder, x: Value, k: Value, transposed = false): Value =>
  one(b, 'linear', [x, k], { transposed });
/** Σ over all leading dimensions of xᵀ y: x `[…, W]`, y `[…, H]` to `[W, H]`. */
export const contract = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'contract', [x, y]);

/** Sums what broadcasting from `shape` had repeated. */
export const reduceTo = (b: OpBuilder, x: Value, shape: readonly number[]): Value =>
  sameShape(x.type.shape, shape) ? x : one(b, 'reduceTo', [x], { shape });
export const broadcastTo = (b: OpBuilder, x: Value, shape: readonly number[]): Value =>
  sameShape(x.type.shape, shape) ? x : one(b, 'broadcastTo', [x], { shape });
/** Sum over the axes, which disappear. */
export const sum = (b: OpBuilder, x: Value, axes: readonly number[]): Value => one(b, 'sum', [x], { axes });
/** Σ x² over everything: `[]`. */
export const sumSquares = (b: OpBuilder, x: Value): Value => one(b, 'sumSquares', [x]);

export const reshape = (b: OpBuilder, x: Value, shape: readonly number[]): Value =>
  sameShape(x.type.shape, shape) ? x : one(b, 'reshape', [x], { shape });
export const transpose = (b: OpBuilder, x: Value, perm: readonly number[]): Value => one(b, 'transpose', [x], { perm });
/** Equal parts along the last axis. `symbols`: what a reader of the program calls them, "zi zf zg zo". */
export const split = (b: OpBuilder, x: Value, parts: number, symbols?: string): readonly Value[] =>
  b.op('split', [x], { parts, ...(symbols ? { symbols } : {}) });
export const concat = (b: OpBuilder, xs: readonly Value[], axis: number): Value =>
  xs.length === 1 ? at(xs, 0) : one(b, 'concat', xs, { axis });
export const slice = (b: OpBuilder, x: Value, axis: number, begin: number, size: number, symbols?: string): Value =>
  begin === 0 && size === x.type.shape[axis] ? x : one(b, 'slice', [x], { axis, begin, size, ...(symbols ? { symbols } : {}) });
/** Zeros around x along one axis: the gradient of `slice`. */
export const pad = (b: OpBuilder, x: Value, axis: number, before: number, after: number): Value =>
  one(b, 'pad', [x], { axis, before, after });

/** ids `[…]` i32 to `[…, depth]`. */
export const oneHot = (b: OpBuilder, ids: Value, depth: number): Value => one(b, 'oneHot', [ids], { depth });
/** Rows of a table `[V, W]` by ids `[…]`: `[…, W]`. */
export const gather = (b: OpBuilder, table: Value, ids: Value): Value => one(b, 'gather', [table, ids]);
/** Sums rows `[…, W]` into a table `[rows, W]` by ids `[…]`: the gradient of `gather`. */
export const scatterAdd = (b: OpBuilder, ids: Value, values: Value, rows: number): Value =>
  one(b, 'scatterAdd', [ids, values], { rows });
/** Chosen timesteps of `[T, …]`: `[K, …]`; `putSteps` puts them back among zeros. */
export const takeSteps = (b: OpBuilder, x: Value, steps: readonly number[]): Value =>
  steps.length === x.type.shape[0] ? x : one(b, 'takeSteps', [x], { steps });
export const putSteps = (b: OpBuilder, x: Value, steps: readonly number[], length: number): Value =>
  one(b, 'putSteps', [x], { steps, length });

export const softmax = (b: OpBuilder, logits: Value): Value => one(b, 'softmax', [logits]);
/** logits `[…, C]`, labels `[…]` i32: −log softmax(logits)[label] `[…]` and its gradient by the logits `[…, C]`. */
export const crossEntropy = (b: OpBuilder, logits: Value, labels: Value): readonly Value[] =>
  b.op('crossEntropy', [logits, labels]);
/** Index of the largest along the last axis, i32. */
export const argmax = (b: OpBuilder, x: Value): Value => one(b, 'argmax', [x]);
/**
 * A class drawn with its probability: p `[…, C]` and uniform numbers u `[…]` in [0, 1) to the first class at which the running sum of
 * p passes u, i32 `[…]`.
 */
export const pick = (b: OpBuilder, p: Value, u: Value): Value => one(b, 'pick', [p, u]);
/** 1 where equal (i32 in, f32 out). */
export const equal = (b: OpBuilder, x: Value, y: Value): Value => one(b, 'equal', [x, y]);
/** 1 where x > 0. */
export const positive = (b: OpBuilder, x: Value): Value => one(b, 'positive', [x]);

/** Uniform numbers in [0, 1), a function of seed `[2]` i32 and key alone. */
export const uniform = (b: OpBuilder, seed: Value, key: number, shape: readonly number[]): Value =>
  one(b, 'uniform', [seed], { key, shape });
/** 1 / (1 − rate) where u ≥ rate, else 0 (inverted dropout). */
export const dropoutMask = (b: OpBuilder, u: Value, rate: number): Value => one(b, 'dropoutMask', [u], { rate });

export interface ScanBody {
  readonly carries: readonly Value[];
  readonly steps: readonly Value[];
}

export interface ScanInputs {
  /** Values at the start; the body gives their next values. */
  readonly carries: readonly Value[];
  /** `[T, …]`; the body sees one `[…]` a timestep. */
  readonly steps: readonly Value[];
  /** The same at every timestep. */
  readonly invariants: readonly Value[];
  readonly length: number;
  /** From t = T to t = 1. Stacked outputs keep their place. */
  readonly reverse?: boolean;
}

/**
 * The loop over time: `build` gives next carries and the step's outputs; the scan gives final carries and outputs
 * stacked to `[T, …]`.
 */
export function scan(
  b: OpBuilder,
  { carries, steps, invariants, length, reverse = false }: ScanInputs,
  build: (inner: OpBuilder, body: ScanBody & { readonly invariants: readonly Value[] }) => ScanBody,
): ScanBody {
  const types: TensorType[] = [
    ...carries.map((value) => value.type),
    ...steps.map(({ type }) => ({ dtype: type.dtype, shape: type.shape.slice(1) })),
    ...invariants.map((value) => value.type),
  ];
  const body = b.block(types, (inner, params) => {
    const made = build(inner, {
      carries: params.slice(0, carries.length),
      steps: params.slice(carries.length, carries.length + steps.length),
      invariants: params.slice(carries.length + steps.length),
    });
    return [...made.carries, ...made.steps];
  });
  const outputs = b.op('scan', [...carries, ...steps, ...invariants], {
    body,
    length,
    reverse,
    carries: carries.length,
    steps: steps.length,
  });
  return { carries: outputs.slice(0, carries.length), steps: outputs.slice(carries.length) };
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Equal tensors `[…]` to `[n, …]`, and back. */
export const stack = (b: OpBuilder, xs: readonly Value[]): Value => one(b, 'stack', xs);
export const unstack = (b: OpBuilder, x: Value): readonly Value[] => b.op('unstack', [x]);
