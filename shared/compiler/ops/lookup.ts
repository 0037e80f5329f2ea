import { scatterAdd, sizeOf } from '../ir/build.ts';
import { asMatrix } from './linear.ts';
import { last, nth, numberAttr, tensor, type GraphWriter, type OpRow } from './op.ts';
import type { Value } from '../ir/types.ts';

/**
 * Up to this many rows the gradient of a look-up is a product with the one-hot, which is faster on the CPU than
 * UnsortedSegmentSum; the product's cost grows with the rows.
 */
const productRows = 256;

function oneHotNode(w: GraphWriter, ids: string, depth: number): string {
  return w.node('OneHot', [ids, w.ints(depth), w.float(1), w.float(0)], { T: { type: 'f32' }, TI: { type: 'i32' } });
}

function scatterNode(w: GraphWriter, values: string, ids: string, rows: number, many: boolean): string {
  if (w.native) return w.node('UnrollScatterAdd', [values, ids], { size: { int: rows } });
  if (rows <= productRows && many)
    return w.node('MatMul', [oneHotNode(w, ids, rows), values], { T: { type: 'f32' }, transpose_a: { bool: true } });
  return w.node('UnsortedSegmentSum', [values, ids, w.ints(rows)], {
    T: { type: 'f32' },
    Tindices: { type: 'i32' },
    Tnumsegments: { type: 'i32' },
  });
}

function flatIds(w: GraphWriter, ids: Value): string {
  return ids.type.shape.length === 1
    ? w.name(ids)
    : w.node('Reshape', [w.name(ids), w.ints([-1])], { T: { type: 'i32' } });
}

export const lookupOps = {
  oneHot: {
    infer: ([ids], attrs) => [{ dtype: 'f32', shape: [...(ids?.shape ?? []), numberAttr(attrs, 'depth')] }],
    vjp: () => [null],
    evaluate: ([ids], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      const depth = numberAttr(op.attrs, 'depth');
      (ids ?? tensor([])).data.forEach((id, i) => { out.data[i * depth + id] = 1; });
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      w.bind(nth(outputs, 0), oneHotNode(w, w.name(nth(inputs, 0)), numberAttr(attrs, 'depth')));
    },
  },
  gather: {
    infer: ([table, ids]) => [{ dtype: 'f32', shape: [...(ids?.shape ?? []), last(table?.shape ?? [])] }],
    vjp: (b, { inputs }, [dy]) => {
      const [table, ids] = [nth(inputs, 0), nth(inputs, 1)];
      return [dy ? scatterAdd(b, ids, dy, nth(table.type.shape, 0)) : null, null];
    },
    evaluate: ([table, ids], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      const rows = table ?? tensor([0]);
      const width = last(rows.shape);
      (ids ?? tensor([])).data.forEach((id, i) => { out.data.set(rows.data.subarray(id * width, (id + 1) * width), i * width); });
      return [out];
    },
    emit: (w, { inputs, outputs }) => {
      const name = w.node('GatherV2', [w.name(nth(inputs, 0)), w.name(nth(inputs, 1)), w.ints(0)], {
        Tparams: { type: 'f32' },
        Tindices: { type: 'i32' },
        Taxis: { type: 'i32' },
      });
      w.bind(nth(outputs, 0), name);
    },
  },
  scatterAdd: {
    infer: ([, values], attrs) => [{ dtype: 'f32', shape: [numberAttr(attrs, 'rows'), last(values?.shape ?? [])] }],
    evaluate: ([ids, values], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      const width = last(out.shape);
      (ids ?? tensor([])).data.forEach((id, i) => {
        for (let k = 0; k < width; k++)
          out.data[id * width + k] = (out.data[id * width + k] ?? 0) + (values?.data[i * width + k] ?? 0);
      });
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const [ids, values] = [nth(inputs, 0), nth(inputs, 1)];
      const rows = numberAttr(attrs, 'rows');
      const flat = flatIds(w, ids);
      const matrix = asMatrix(w, values);
      w.bind(nth(outputs, 0), scatterNode(w, matrix, flat, rows, sizeOf(ids.type.shape) > 1));
    },
  },
} satisfies Record<string, OpRow>;
