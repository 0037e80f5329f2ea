import { concat, fill, pad, putSteps, reshape, slice, sizeOf, stack, takeSteps, transpose, unstack } from '../ir/build.ts';
import type { TensorType, Value } from '../ir/types.ts';
import { last, nth, numberAttr, numbersAttr, tensor, type NumTensor, type OpRow } from './op.ts';

function must(type: TensorType | undefined): TensorType {
  if (!type) throw new Error('an operand is missing');
  return type;
}

/** [outer, axis, inner] sizes around an axis. */
function around(shape: readonly number[], axis: number): [number, number, number] {
  return [sizeOf(shape.slice(0, axis)), nth(shape, axis), sizeOf(shape.slice(axis + 1))];
}

/** Copies `count` slots along an axis from one tensor to another. */
function copyAlong(from: NumTensor, to: NumTensor, axis: number, fromAt: number, toAt: number, count: number): void {
  const [outer, fromSize, inner] = around(from.shape, axis);
  const toSize = nth(to.shape, axis);
  for (let o = 0; o < outer; o++) {
    const begin = (o * fromSize + fromAt) * inner;
    to.data.set(from.data.subarray(begin, begin + count * inner), (o * toSize + toAt) * inner);
  }
}

function withAxis(shape: readonly number[], axis: number, size: number): number[] {
  return shape.map((old, i) => (i === axis ? size : old));
}

function part(x: NumTensor, axis: number, begin: number, size: number): NumTensor {
  const out = tensor(withAxis(x.shape, axis, size));
  copyAlong(x, out, axis, begin, 0, size);
  return out;
}

export const shapeOps = {
  reshape: {
    infer: ([x], attrs) => {
      const shape = numbersAttr(attrs, 'shape');
      if (sizeOf(must(x).shape) !== sizeOf(shape)) throw new Error(`reshape: [${must(x).shape}] to [${shape}]`);
      return [{ dtype: must(x).dtype, shape }];
    },
    vjp: (b, { inputs }, [dy]) => [dy ? reshape(b, dy, nth(inputs, 0).type.shape) : null],
    evaluate: ([x], op) => [tensor(nth(op.outputs, 0).type.shape, x?.data ?? new Float64Array())],
    emit: (w, { inputs, outputs }) => {
      const out = nth(outputs, 0);
      w.bind(out, w.node('Reshape', [w.name(nth(inputs, 0)), w.ints(out.type.shape)], { T: { type: out.type.dtype } }));
    },
  },
  transpose: {
    infer: ([x], attrs) => [
      { dtype: must(x).dtype, shape: numbersAttr(attrs, 'perm').map((axis) => nth(must(x).shape, axis)) },
    ],
    vjp: (b, { attrs }, [dy]) => {
      const perm = numbersAttr(attrs, 'perm');
      return [dy ? transpose(b, dy, perm.map((_, axis) => perm.indexOf(axis))) : null];
    },
    evaluate: ([x], op) => {
      const from = x ?? tensor([]);
      const perm = numbersAttr(op.attrs, 'perm');
      const out = tensor(nth(op.outputs, 0).type.shape);
      const strides = perm.map((axis) => sizeOf(from.shape.slice(axis + 1)));
      out.data.forEach((_, i) => {
        let rest = i;
        let at = 0;
        for (let axis = perm.length - 1; axis >= 0; axis--) {
          const size = nth(out.shape, axis);
          at += (rest % size) * nth(strides, axis);
          rest = Math.floor(rest / size);
        }
        out.data[i] = from.data[at] ?? 0;
      });
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const out = nth(outputs, 0);
      w.bind(out, w.node('Transpose', [w.name(nth(inputs, 0)), w.ints(numbersAttr(attrs, 'perm'))], { T: { type: out.type.dtype } }));
    },
  },
  split: {
    infer: ([x], attrs) => {
      const parts = numberAttr(attrs, 'parts');
      const { shape } = must(x);
      const type: TensorType = { dtype: 'f32', shape: withAxis(shape, shape.length - 1, last(shape) / parts) };
      return Array.from({ length: parts }, () => type);
    },
    vjp: (b, { outputs }, gradients) => {
      if (gradients.every((gradient) => gradient === null)) return [null];
      const parts = outputs.map((out, i): Value => gradients[i] ?? fill(b, out.type.shape, 0));
      return [concat(b, parts, nth(outputs, 0).type.shape.length - 1)];
    },
    evaluate: ([x], { outputs }) =>
      outputs.map((out, i) => part(x ?? tensor([]), out.type.shape.length - 1, i * last(out.type.shape), last(out.type.shape))),
    emit: (w, { inputs, outputs }) => {
      const axis = w.ints(nth(outputs, 0).type.shape.length - 1);
      const name = w.node('Split', [axis, w.name(nth(inputs, 0))], { T: { type: 'f32' }, num_split: { int: outputs.length } });
      outputs.forEach((out, i) => { w.bind(out, i === 0 ? name : `${name}:${i}`); });
    },
  },
  concat: {
    infer: (inputs, attrs) => {
      const axis = numberAttr(attrs, 'axis');
      const total = inputs.reduce((size, { shape }) => size + nth(shape, axis), 0);
      return [{ dtype: must(inputs[0]).dtype, shape: withAxis(must(inputs[0]).shape, axis, total) }];
    },
    vjp: (b, { inputs, attrs }, [dy]) => {
      const axis = numberAttr(attrs, 'axis');
      let begin = 0;
      return inputs.map((input) => {
        const size = nth(input.type.shape, axis);
        begin += size;
        return dy ? slice(b, dy, axis, begin - size, size) : null;
      });
    },
    evaluate: (inputs, op) => {
      const axis = numberAttr(op.attrs, 'axis');
      const out = tensor(nth(op.outputs, 0).type.shape);
      let at = 0;
      for (const input of inputs) {
        const size = nth(input.shape, axis);
        copyAlong(input, out, axis, 0, at, size);
        at += size;
      }
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const names = [...inputs.map((input) => w.name(input)), w.ints(numberAttr(attrs, 'axis'))];
      const out = nth(outputs, 0);
      w.bind(out, w.node('ConcatV2', names, { T: { type: out.type.dtype }, N: { int: inputs.length } }));
    },
  },
  slice: {
    infer: ([x], attrs) => [
      { dtype: must(x).dtype, shape: withAxis(must(x).shape, numberAttr(attrs, 'axis'), numberAttr(attrs, 'size')) },
    ],
    vjp: (b, { inputs, attrs }, [dy]) => {
      const axis = numberAttr(attrs, 'axis');
      const begin = numberAttr(attrs, 'begin');
      const after = nth(nth(inputs, 0).type.shape, axis) - begin - numberAttr(attrs, 'size');
      return [dy ? pad(b, dy, axis, begin, after) : null];
    },
    evaluate: ([x], { attrs }) => [
      part(x ?? tensor([]), numberAttr(attrs, 'axis'), numberAttr(attrs, 'begin'), numberAttr(attrs, 'size')),
    ],
    emit: (w, { inputs, outputs, attrs }) => {
      const x = nth(inputs, 0);
      const out = nth(outputs, 0);
      const begin = x.type.shape.map((_, axis) => (axis === attrs.axis ? numberAttr(attrs, 'begin') : 0));
      w.bind(out, w.node('Slice', [w.name(x), w.ints(begin), w.ints(out.type.shape)], { T: { type: x.type.dtype }, Index: { type: 'i32' } }));
    },
  },
  pad: {
    infer: ([x], attrs) => {
      const axis = numberAttr(attrs, 'axis');
      const size = nth(must(x).shape, axis) + numberAttr(attrs, 'before') + numberAttr(attrs, 'after');
      return [{ dtype: 'f32', shape: withAxis(must(x).shape, axis, size) }];
    },
    vjp: (b, { inputs, attrs }, [dy]) => {
      const axis = numberAttr(attrs, 'axis');
      return [dy ? slice(b, dy, axis, numberAttr(attrs, 'before'), nth(nth(inputs, 0).type.shape, axis)) : null];
    },
    evaluate: ([x], op) => {
      const from = x ?? tensor([]);
      const axis = numberAttr(op.attrs, 'axis');
      const out = tensor(nth(op.outputs, 0).type.shape);
      copyAlong(from, out, axis, 0, numberAttr(op.attrs, 'before'), nth(from.shape, axis));
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const x = nth(inputs, 0);
      const pairs = x.type.shape.flatMap((_, axis) =>
        axis === attrs.axis ? [numberAttr(attrs, 'before'), numberAttr(attrs, 'after')] : [0, 0],
      );
      const paddings = w.node('Reshape', [w.ints(pairs), w.ints([x.type.shape.length, 2])], { T: { type: 'i32' } });
      w.bind(nth(outputs, 0), w.node('Pad', [w.name(x), paddings], { T: { type: 'f32' } }));
    },
  },
  takeSteps: {
    infer: ([x], attrs) => [{ dtype: must(x).dtype, shape: [numbersAttr(attrs, 'steps').length, ...must(x).shape.slice(1)] }],
    vjp: (b, { inputs, attrs }, [dy]) => [
      dy ? putSteps(b, dy, numbersAttr(attrs, 'steps'), nth(nth(inputs, 0).type.shape, 0)) : null,
    ],
    evaluate: ([x], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      numbersAttr(op.attrs, 'steps').forEach((step, i) => { copyAlong(x ?? tensor([]), out, 0, step, i, 1); });
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const out = nth(outputs, 0);
      const name = w.node('GatherV2', [w.name(nth(inputs, 0)), w.ints(numbersAttr(attrs, 'steps')), w.ints(0)], {
        Tparams: { type: out.type.dtype },
        Tindices: { type: 'i32' },
        Taxis: { type: 'i32' },
      });
      w.bind(out, name);
    },
  },
  putSteps: {
    infer: ([x], attrs) => [{ dtype: 'f32', shape: [numberAttr(attrs, 'length'), ...must(x).shape.slice(1)] }],
    vjp: (b, { attrs }, [dy]) => [dy ? takeSteps(b, dy, numbersAttr(attrs, 'steps')) : null],
    evaluate: ([x], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      numbersAttr(op.attrs, 'steps').forEach((step, i) => { copyAlong(x ?? tensor([]), out, 0, i, step, 1); });
      return [out];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const out = nth(outputs, 0);
      const steps = w.ints(numbersAttr(attrs, 'steps'));
      const index = w.node('Reshape', [steps, w.ints([-1, 1])], { T: { type: 'i32' } });
      const name = w.node('ScatterNd', [index, w.name(nth(inputs, 0)), w.ints(out.type.shape)], {
        T: { type: 'f32' },
        Tindices: { type: 'i32' },
      });
      w.bind(out, name);
    },
  },
  stack: {
    infer: (inputs) => [{ dtype: must(inputs[0]).dtype, shape: [inputs.length, ...must(inputs[0]).shape] }],
    vjp: (b, { inputs }, [dy]) => (dy ? unstack(b, dy) : inputs.map(() => null)),
    evaluate: (inputs, op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      inputs.forEach((input, i) => { out.data.set(input.data, i * input.data.length); });
      return [out];
    },
    emit: (w, { inputs, outputs }) => {
      const out = nth(outputs, 0);
      w.bind(out, w.node('Pack', inputs.map((input) => w.name(input)), { T: { type: out.type.dtype }, N: { int: inputs.length } }));
    },
  },
  unstack: {
    infer: ([x]) => {
      const [length, ...shape] = must(x).shape;
      return Array.from({ length: length ?? 0 }, () => ({ dtype: must(x).dtype, shape }));
    },
    vjp: (b, { outputs }, gradients) =>
      gradients.every((gradient) => gradient === null)
        ? [null]
        : [stack(b, outputs.map((out, i): Value => gradients[i] ?? fill(b, out.type.shape, 0)))],
    evaluate: ([x], { outputs }) =>
      outputs.map((out, i) => tensor(out.type.shape, part(x ?? tensor([]), 0, i, 1).data)),
    emit: (w, { inputs, outputs }) => {
      const x = nth(inputs, 0);
      const name = w.node('Unpack', [w.name(x)], { T: { type: x.type.dtype }, num: { int: outputs.length } });
      outputs.forEach((out, i) => { w.bind(out, i === 0 ? name : `${name}:${i}`); });
    },
  },
} satisfies Record<string, OpRow>;
