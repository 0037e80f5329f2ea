import { broadcastTo, mul, reduceTo, reshape, scale } from '../ir/build.ts';
import { broadcastIndex, broadcastShape, nth, numbersAttr, tensor, type NumTensor, type OpRow } from './op.ts';

/** Axes of `shape` along which broadcasting from `from` repeated values. */
function repeatedAxes(from: readonly number[], shape: readonly number[]): number[] {
  return shape.flatMap((size, axis) => ((from[axis - shape.length + from.length] ?? 1) === 1 && size !== 1 ? [axis] : []));
}

function sumInto(x: NumTensor, shape: readonly number[]): NumTensor {
  const out = tensor(shape);
  const index = broadcastIndex(shape, x.shape);
  for (let i = 0; i < x.data.length; i++) {
    const k = index[i] ?? 0;
    out.data[k] = (out.data[k] ?? 0) + (x.data[i] ?? 0);
  }
  return out;
}

function keptShape(shape: readonly number[], axes: readonly number[]): number[] {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

export const reduceOps = {
  reduceTo: {
    infer: ([x], attrs) => {
      const shape = numbersAttr(attrs, 'shape');
      if (!x) throw new Error('reduceTo: no operand');
      if (broadcastShape(x.shape, shape).length !== x.shape.length) throw new Error(`reduceTo: [${x.shape}] to [${shape}]`);
      return [{ dtype: 'f32', shape }];
    },
    vjp: (b, { inputs }, [dy]) => [dy ? broadcastTo(b, dy, nth(inputs, 0).type.shape) : null],
    evaluate: ([x], op) => [sumInto(x ?? tensor([]), numbersAttr(op.attrs, 'shape'))],
    emit: (w, { inputs, outputs }) => {
      const x = nth(inputs, 0);
      const out = nth(outputs, 0);
      const axes = repeatedAxes(out.type.shape, x.type.shape);
      const summed = w.node('Sum', [w.name(x), w.ints(axes)], { T: { type: 'f32' } });
      const squeezed = x.type.shape.length - axes.length === out.type.shape.length;
      w.bind(out, squeezed ? summed : w.node('Reshape', [summed, w.ints(out.type.shape)], { T: { type: 'f32' } }));
    },
  },
  broadcastTo: {
    infer: (_, attrs) => [{ dtype: 'f32', shape: numbersAttr(attrs, 'shape') }],
    vjp: (b, { inputs }, [dy]) => [dy ? reduceTo(b, dy, nth(inputs, 0).type.shape) : null],
    evaluate: ([x], op) => {
      const shape = numbersAttr(op.attrs, 'shape');
      const from = x ?? tensor([]);
      return [tensor(shape, Float64Array.from(broadcastIndex(from.shape, shape), (i) => from.data[i] ?? 0))];
    },
    emit: (w, { inputs, outputs }) => {
      const out = nth(outputs, 0);
      w.bind(out, w.node('BroadcastTo', [w.name(nth(inputs, 0)), w.ints(out.type.shape)], { T: { type: 'f32' } }));
    },
  },
  sum: {
    infer: ([x], attrs) => {
      const axes = numbersAttr(attrs, 'axes');
      return [{ dtype: 'f32', shape: (x?.shape ?? []).filter((_, axis) => !axes.includes(axis)) }];
    },
    vjp: (b, { inputs, attrs }, [dy]) => {
      if (!dy) return [null];
      const { shape } = nth(inputs, 0).type;
      return [broadcastTo(b, reshape(b, dy, keptShape(shape, numbersAttr(attrs, 'axes'))), shape)];
    },
    evaluate: ([x], op) => {
      const from = x ?? tensor([]);
      const kept = sumInto(from, keptShape(from.shape, numbersAttr(op.attrs, 'axes')));
      return [tensor(nth(op.outputs, 0).type.shape, kept.data)];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const name = w.node('Sum', [w.name(nth(inputs, 0)), w.ints(numbersAttr(attrs, 'axes'))], { T: { type: 'f32' } });
      w.bind(nth(outputs, 0), name);
    },
  },
  sumSquares: {
    infer: () => [{ dtype: 'f32', shape: [] }],
    vjp: (b, { inputs }, [dy]) => [dy ? scale(b, mul(b, nth(inputs, 0), dy), 2) : null],
    evaluate: ([x]) => [tensor([], Float64Array.of((x?.data ?? new Float64Array()).reduce((total, v) => total + v * v, 0)))],
    /** L2Loss is Σ x² / 2. */
    emit: (w, { inputs, outputs }) => {
      const half = w.node('L2Loss', [w.name(nth(inputs, 0))], { T: { type: 'f32' } });
      w.bind(nth(outputs, 0), w.node('Mul', [half, w.float(2)], { T: { type: 'f32' } }));
    },
  },
} satisfies Record<string, OpRow>;
