import { at } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, OpName, Value } from '../ir/types.ts';
import { numberAttr } from '../ops/op.ts';
import { LoopBuilder } from './loop-builder.ts';
import type { LoopProgram, Place } from './loop-program.ts';
import { broadcast, extentOf, isDense, reshaped, sliced } from './places.ts';

/** Element by element, under the same name in the kernel; the number is the name of the attribute it takes. */
const elementwise: Readonly<Partial<Record<OpName, string | null>>> = {
  add: null, sub: null, mul: null, div: null, maximum: null, tanhGrad: null, sigmoidGrad: null, reluGrad: null, scale: 'by', sqrt: null,
  tanh: null, sigmoid: null, relu: null, positive: null, dropoutMask: 'rate',
};

/**
 * The loop for the native operation, or null where its body holds something that the kernel does not do: then the scan is
 * unrolled. What it does: element-wise work, products with matrices that stay the same over time, sums of rows, softmax,
 * look-ups, and every reshaping that is a view of rows and columns.
 */
export function planLoop(operation: Operation): LoopProgram | null {
  const { outer, params } = scanParts(operation);
  const { body } = outer;
  const b = new LoopBuilder(body, outer.carries.length);
  params.carries.forEach((value, i) => { b.param(value, 'carry', i); });
  params.steps.forEach((value, i) => { b.param(value, 'step', i); });
  params.invariants.forEach((value, i) => { b.param(value, 'invariant', i); });
  const fused = fusedProducts(body);
  for (const inner of body.operations) {
    if (fused.has(inner)) continue;
    if (!plan(b, inner, fused)) return null;
  }
  const next = body.results.slice(0, outer.carries.length)
    .map((value, i) => b.carryOn(value, i));
  body.results.slice(outer.carries.length).forEach((value, i) => { b.stackUp(value, i); });
  return b.finish({
    length: outer.length,
    reverse: outer.reverse,
    carries: outer.carries.length,
    steps: outer.steps.length,
    inputs: operation.inputs.map(({ type }) => type.shape),
    outputs: operation.outputs.map(({ type }) => type.shape),
    next,
  });
}

/** Products whose one use is to be added to something: the kernel starts the sum there. By the product's operation. */
function fusedProducts({ operations, results }: Block): Map<Operation, Operation> {
  const found = new Map<Operation, Operation>();
  const uses = new Map<number, number>();
  for (const value of [...operations.flatMap(({ inputs }) => inputs), ...results]) uses.set(value.id, (uses.get(value.id) ?? 0) + 1);
  const products = new Map(operations.flatMap((made) => (made.op === 'linear' ? [[at(made.outputs, 0).id, made] as const] : [])));
  for (const sum of operations) {
    if (sum.op !== 'add') continue;
    const product = sum.inputs.toReversed().map(({ id }) => products.get(id)).find((made) => made && uses.get(at(made.outputs, 0).id) === 1);
    const same = product && String(at(product.outputs, 0).type.shape) === String(at(sum.outputs, 0).type.shape);
    if (product && same) found.set(product, sum);
  }
  return found;
}

/** False: not for the kernel. */
function plan(b: LoopBuilder, operation: Operation, fused: ReadonlyMap<Operation, Operation>): boolean {
  const { op, attrs, inputs, outputs } = operation;
  const out = at(outputs, 0);
  const view = (place: Place | null): boolean => {
    if (place) b.bind(out, place);
    return place !== null;
  };
  if (op in elementwise) {
    const product = [...fused].find(([, sum]) => sum === operation)?.[0];
    if (product) return multiply(b, product, out, at(inputs.filter((value) => value !== product.outputs[0]), 0));
    const attribute = elementwise[op];
    return b.rows(op, out, inputs.map((value) => broadcast(b.place(value), value.type.shape, out.type.shape)), attribute ? numberAttr(attrs, attribute) : 0);
  }
  const x = inputs[0];
  switch (op) {
    case 'const':
      return out.type.dtype === 'f32' && view(b.constant(numberAttr(attrs, 'value')));
    case 'linear':
      return multiply(b, operation, out, null);
    case 'softmax':
      return b.place(at(inputs, 0)).col === 1 && b.rows('softmax', out, [b.place(at(inputs, 0))]);
    case 'gather': {
      const [table, ids] = [at(inputs, 0), at(inputs, 1)];
      const column = reshaped(b.place(ids), extentOf(ids.type.shape), { rows: extentOf(out.type.shape).rows, width: 1 });
      const rows = b.place(table);
      // Row 0: the block of rows that is worked on must not move the table.
      const whole = rows.buffer.home === 'invariant' && isDense(rows, extentOf(table.type.shape)) ? { ...rows, row: 0 } : null;
      return b.rows('gather', out, [whole, column], table.type.shape[0]);
    }
    case 'pick': {
      const [p, u] = [at(inputs, 0), at(inputs, 1)];
      return b.pick(out, b.place(p), reshaped(b.place(u), extentOf(u.type.shape), { ...extentOf(p.type.shape), width: 1 }), extentOf(p.type.shape));
    }
    case 'reduceTo':
    case 'sum':
      return x !== undefined && sumOfRows(b, operation, x, out);
    case 'reshape':
    case 'stack':
      return x !== undefined && inputs.length === 1 && view(reshaped(b.place(x), extentOf(x.type.shape), extentOf(out.type.shape)));
    case 'unstack':
      return x !== undefined && outputs.length === 1 && view(reshaped(b.place(x), extentOf(x.type.shape), extentOf(out.type.shape)));
    case 'broadcastTo':
      return x !== undefined && view(broadcast(b.place(x), x.type.shape, out.type.shape));
    case 'slice':
      return x !== undefined && view(sliced(b.place(x), x.type.shape, numberAttr(attrs, 'axis'), numberAttr(attrs, 'begin')));
    case 'split':
      return x !== undefined && outputs.every((part, i) => {
        const place = sliced(b.place(x), x.type.shape, x.type.shape.length - 1, i * extentOf(part.type.shape).width);
        if (place) b.bind(part, place);
        return place !== null;
      });
    case 'concat':
      return numberAttr(attrs, 'axis') === out.type.shape.length - 1 && b.concat(out, inputs);
    case 'pad':
      return x !== undefined && numberAttr(attrs, 'axis') === out.type.shape.length - 1 && pad(b, operation, x, out);
    default:
      return false;
  }
}

function multiply(b: LoopBuilder, { inputs, attrs }: Operation, out: Value, add: Value | null): boolean {
  const [x, kernel] = [at(inputs, 0), at(inputs, 1)];
  const [from, start] = [b.place(x), add && broadcast(b.place(add), add.type.shape, out.type.shape)];
  const matrix = b.matrix(kernel, attrs.transposed === true);
  if (!matrix || (add && !start) || (from.col !== 1 && matrix.inner !== 1)) return false;
  b.product(out, from, matrix, start);
  return true;
}

function sumOfRows(b: LoopBuilder, { op, attrs }: Operation, x: Value, out: Value): boolean {
  const { rows, width } = extentOf(x.type.shape);
  const axes = op === 'sum' ? (attrs.axes as readonly number[]) : null;
  const rowwise = axes ? axes.length === 1 && axes[0] === x.type.shape.length - 1 : out.type.shape.at(-1) === 1 && extentOf(out.type.shape).rows === rows;
  const place = b.place(x);
  if (!rowwise || (place.col !== 1 && width !== 1)) return false;
  b.sumOfRows(out, place, { rows, width });
  return true;
}

function pad(b: LoopBuilder, { attrs }: Operation, x: Value, out: Value): boolean {
  const { rows, width } = extentOf(x.type.shape);
  const before = numberAttr(attrs, 'before');
  const after = numberAttr(attrs, 'after');
  const to = b.own(out);
  const zero = b.constant(0);
  const part = (offset: number): Place => ({ ...to, offset: to.offset + offset });
  if (before > 0) b.copy(zero, part(0), { rows, width: before });
  b.copy(b.place(x), part(before), { rows, width });
  if (after > 0) b.copy(zero, part(before + width), { rows, width: after });
  return true;
}
