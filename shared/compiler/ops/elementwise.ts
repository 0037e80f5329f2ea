import { broadcastTo, div, fill, mul, reduceTo, reluGrad, scale, sigmoidGrad, tanhGrad } from '../ir/build.ts';
import type { OpBuilder, Value } from '../ir/types.ts';
import { broadcastIndex, broadcastShape, nth, numberAttr, tensor, type NumTensor, type OpRow } from './op.ts';

type BinaryGradients = (
  b: OpBuilder,
  x: Value,
  y: Value,
  dz: Value,
  z: Value,
) => readonly [Value | null, Value | null];

function zip(x: NumTensor, y: NumTensor, f: (x: number, y: number) => number): NumTensor {
  const shape = broadcastShape(x.shape, y.shape);
  const xi = broadcastIndex(x.shape, shape);
  const yi = broadcastIndex(y.shape, shape);
  return tensor(shape, Float64Array.from(xi, (i, k) => f(nth2(x.data, i), nth2(y.data, nth2(yi, k)))));
}

function nth2(data: Float64Array | Int32Array, i: number): number {
  return data[i] ?? Number.NaN;
}

function binary(tfOp: string, f: (x: number, y: number) => number, gradients?: BinaryGradients): OpRow {
  return {
    infer: ([x, y]) => {
      if (!x || !y || x.dtype !== y.dtype) throw new Error(`${tfOp}: operands differ in type`);
      return [{ dtype: x.dtype, shape: broadcastShape(x.shape, y.shape) }];
    },
    ...(gradients
      ? {
          vjp: (b, { inputs, outputs }, [dz]) => {
            if (!dz) return [null, null];
            const [x, y] = [nth(inputs, 0), nth(inputs, 1)];
            const [dx, dy] = gradients(b, x, y, dz, nth(outputs, 0));
            return [dx && reduceTo(b, dx, x.type.shape), dy && reduceTo(b, dy, y.type.shape)];
          },
        }
      : {}),
    evaluate: ([x, y]) => [zip(x ?? tensor([]), y ?? tensor([]), f)],
    emit: (w, { inputs, outputs }) => {
      const out = nth(outputs, 0);
      w.bind(out, w.node(tfOp, inputs.map((value) => w.name(value)), { T: { type: out.type.dtype } }));
    },
  };
}

function unary(tfOp: string, f: (x: number) => number, gradient?: (b: OpBuilder, y: Value, dy: Value) => Value): OpRow {
  return {
    infer: ([x]) => [nth([x].filter((type) => type !== undefined), 0)],
    ...(gradient ? { vjp: (b, { outputs }, [dy]) => [dy ? gradient(b, nth(outputs, 0), dy) : null] } : {}),
    evaluate: ([x]) => [tensor(x?.shape ?? [], (x?.data ?? new Float64Array()).map(f))],
    emit: (w, { inputs, outputs }) =>
      { w.bind(nth(outputs, 0), w.node(tfOp, [w.name(nth(inputs, 0))], { T: { type: 'f32' } })); },
  };
}

const constant: OpRow = {
  infer: (_, attrs) => [{ dtype: attrs.dtype === 'i32' ? 'i32' : 'f32', shape: attrs.shape as readonly number[] }],
  vjp: () => [],
  evaluate: (_, op) => {
    const { shape } = nth(op.outputs, 0).type;
    return [tensor(shape, tensor(shape).data.fill(numberAttr(op.attrs, 'value')))];
  },
  emit: (w, op) => {
    const out = nth(op.outputs, 0);
    const { dtype, shape } = out.type;
    const value = { tensor: { dtype, shape, values: [numberAttr(op.attrs, 'value')] } };
    w.bind(out, w.node('Const', [], { dtype: { type: dtype }, value }));
  },
};

const scaled: OpRow = {
  infer: ([x]) => [nth([x].filter((type) => type !== undefined), 0)],
  vjp: (b, op, [dy]) => [dy ? scale(b, dy, numberAttr(op.attrs, 'by')) : null],
  evaluate: ([x], op) => [tensor(x?.shape ?? [], (x?.data ?? new Float64Array()).map((v) => v * numberAttr(op.attrs, 'by')))],
  emit: (w, { inputs, outputs, attrs }) => {
    const by = w.float(numberAttr(attrs, 'by'));
    w.bind(nth(outputs, 0), w.node('Mul', [w.name(nth(inputs, 0)), by], { T: { type: 'f32' } }));
  },
};

export const elementwise = {
  const: constant,
  add: binary('AddV2', (x, y) => x + y, (_, __, ___, dz) => [dz, dz]),
  sub: binary('Sub', (x, y) => x - y, (b, _, __, dz) => [dz, scale(b, dz, -1)]),
  mul: binary('Mul', (x, y) => x * y, (b, x, y, dz) => [mul(b, dz, y), mul(b, dz, x)]),
  div: binary('RealDiv', (x, y) => x / y, (b, _, y, dz, z) => [div(b, dz, y), scale(b, mul(b, dz, div(b, z, y)), -1)]),
  maximum: binary('Maximum', Math.max),
  scale: scaled,
  sqrt: unary('Sqrt', Math.sqrt, (b, y, dy) => div(b, mul(b, dy, broadcastTo(b, fill(b, [], 0.5), y.type.shape)), y)),
  tanh: unary('Tanh', Math.tanh, tanhGrad),
  tanhGrad: binary('TanhGrad', (y, dy) => dy * (1 - y * y)),
  sigmoid: unary('Sigmoid', (x) => 1 / (1 + Math.exp(-x)), sigmoidGrad),
  sigmoidGrad: binary('SigmoidGrad', (y, dy) => dy * y * (1 - y)),
  relu: unary('Relu', (x) => Math.max(x, 0), reluGrad),
  /** TensorFlow's ReluGrad takes (gradient, features); our operands are (y, dy). */
  reluGrad: {
    ...binary('ReluGrad', (y, dy) => (y > 0 ? dy : 0)),
    emit: (w, { inputs, outputs }) => {
      const [y, dy] = [w.name(nth(inputs, 0)), w.name(nth(inputs, 1))];
      w.bind(nth(outputs, 0), w.node('ReluGrad', [dy, y], { T: { type: 'f32' } }));
    },
  },
} satisfies Record<string, OpRow>;
