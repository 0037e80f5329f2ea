import { contract, linear } from '../ir/build.ts';
import { sizeOf } from '../ir/build.ts';
import type { OpBuilder, Operation, Value } from '../ir/types.ts';
import { last, nth, tensor, type GraphWriter, type NumTensor, type OpRow } from './op.ts';

/** C = op(A) op(B) on row-major matrices, in float64. */
function product(
  a: NumTensor, b: NumTensor, rows: number, inner: number, columns: number, aTransposed: boolean, bTransposed: boolean,
): Float64Array {
  const out = new Float64Array(rows * columns);
  const [as, ai] = aTransposed ? [1, rows] : [inner, 1];
  const [bi, bs] = bTransposed ? [1, inner] : [columns, 1];
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < inner; k++) {
      const x = a.data[r * as + k * ai] ?? 0;
      if (x === 0) continue;
      for (let c = 0; c < columns; c++) out[r * columns + c] = (out[r * columns + c] ?? 0) + x * (b.data[k * bi + c * bs] ?? 0);
    }
  return out;
}

/** The tensor as a matrix whose columns are its last axis. */
export function asMatrix(w: GraphWriter, value: Value): string {
  const { shape, dtype } = value.type;
  if (shape.length === 2) return w.name(value);
  return w.node('Reshape', [w.name(value), w.ints([-1, last(shape)])], { T: { type: dtype } });
}

function transposedAttr(op: Operation): boolean {
  return op.attrs.transposed === true;
}

/** dK of y = x K is xᵀ dy, and of y = x Kᵀ it is dyᵀ x. */
function kernelGradient(b: OpBuilder, x: Value, dy: Value, transposed: boolean): Value {
  return transposed ? contract(b, dy, x) : contract(b, x, dy);
}

export const linearOps = {
  linear: {
    infer: ([x, k], attrs) => {
      if (!x || !k) throw new Error('linear: an operand is missing');
      const [inner, out] = attrs.transposed ? [nth(k.shape, 1), nth(k.shape, 0)] : [nth(k.shape, 0), nth(k.shape, 1)];
      if (last(x.shape) !== inner) throw new Error(`linear: [${x.shape}] times [${k.shape}]`);
      return [{ dtype: 'f32', shape: [...x.shape.slice(0, -1), out] }];
    },
    vjp: (b, op, [dy]) => {
      if (!dy) return [null, null];
      const [x, k] = [nth(op.inputs, 0), nth(op.inputs, 1)];
      const transposed = transposedAttr(op);
      return [linear(b, dy, k, !transposed), kernelGradient(b, x, dy, transposed)];
    },
    evaluate: ([x, k], op) => {
      if (!x || !k) throw new Error('linear: an operand is missing');
      const { shape } = nth(op.outputs, 0).type;
      const inner = last(x.shape);
      return [tensor(shape, product(x, k, sizeOf(x.shape) / inner, inner, last(shape), false, transposedAttr(op)))];
    },
    emit: (w, op) => {
      const [x, k] = [nth(op.inputs, 0), nth(op.inputs, 1)];
      const out = nth(op.outputs, 0);
      // Where loops are operations of their own, what is left is multiplied once, not once a timestep.
      const turned = transposedAttr(op) && w.native;
      const kernel = transposedAttr(op) && !turned ? w.transposed(k) : w.name(k);
      const flat = w.node('MatMul', [asMatrix(w, x), kernel], { T: { type: 'f32' }, ...(turned && { transpose_b: { bool: true } }) });
      const { shape } = out.type;
      w.bind(out, shape.length === 2 ? flat : w.node('Reshape', [flat, w.ints(shape)], { T: { type: 'f32' } }));
    },
  },
  contract: {
    infer: ([x, y]) => {
      if (!x || !y) throw new Error('contract: an operand is missing');
      return [{ dtype: 'f32', shape: [last(x.shape), last(y.shape)] }];
    },
    evaluate: ([x, y], op) => {
      if (!x || !y) throw new Error('contract: an operand is missing');
      const { shape } = nth(op.outputs, 0).type;
      const rows = last(x.shape);
      return [tensor(shape, product(x, y, rows, sizeOf(x.shape) / rows, last(shape), true, false))];
    },
    emit: (w, op) => {
      const [x, y] = [nth(op.inputs, 0), nth(op.inputs, 1)];
      const name = w.node('MatMul', [asMatrix(w, x), asMatrix(w, y)], { T: { type: 'f32' }, transpose_a: { bool: true } });
      w.bind(nth(op.outputs, 0), name);
    },
  },
} satisfies Record<string, OpRow>;
