import { sizeOf } from '../ir/build.ts';
import { last, nth, numberAttr, numbersAttr, tensor, type OpRow } from './op.ts';
import { statelessUniform } from './philox.ts';

/** Stateless draws: the same seed and key give the same numbers, so that a run can be repeated and resumed. */
export const randomOps = {
  uniform: {
    infer: (_, attrs) => [{ dtype: 'f32', shape: numbersAttr(attrs, 'shape') }],
    vjp: () => [null],
    evaluate: ([seed], op) => {
      const { shape } = nth(op.outputs, 0).type;
      const [run = 0, step = 0] = seed?.data ?? [];
      return [tensor(shape, statelessUniform([(run + numberAttr(op.attrs, 'key')) | 0, step], sizeOf(shape)))];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const out = nth(outputs, 0);
      const keyed = w.node('AddV2', [w.name(nth(inputs, 0)), w.ints([numberAttr(attrs, 'key'), 0])], { T: { type: 'i32' } });
      const name = w.node('StatelessRandomUniform', [w.ints(out.type.shape), keyed], {
        T: { type: 'i32' },
        Tseed: { type: 'i32' },
      });
      w.bind(out, name);
    },
  },
  pick: {
    infer: ([p]) => [{ dtype: 'i32', shape: (p?.shape ?? []).slice(0, -1) }],
    evaluate: ([p, u], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      const width = last(p?.shape ?? [1]);
      out.data.forEach((_, i) => {
        const row = p?.data.subarray(i * width, (i + 1) * width) ?? new Float64Array();
        let sum = 0;
        const found = row.findIndex((probability) => (sum += probability) > (u?.data[i] ?? 0));
        out.data[i] = found >= 0 ? found : row.findLastIndex((probability) => probability > 0);
      });
      return [out];
    },
    emit: (w, { inputs, outputs }) => {
      const [p, u] = [nth(inputs, 0), nth(inputs, 1)];
      const sums = w.node('Cumsum', [w.name(p), w.ints(-1)], { T: { type: 'f32' } });
      const column = w.node('Reshape', [w.name(u), w.ints([...u.type.shape, 1])], { T: { type: 'f32' } });
      const passed = w.node('LessEqual', [sums, column], { T: { type: 'f32' } });
      const ones = w.node('Cast', [passed], { SrcT: { type: 'bool' }, DstT: { type: 'i32' } });
      const count = w.node('Sum', [ones, w.ints([-1])], { T: { type: 'i32' } });
      // Rounding may leave the whole sum short of u.
      w.bind(nth(outputs, 0), w.node('Minimum', [count, w.ints(last(p.type.shape) - 1)], { T: { type: 'i32' } }));
    },
  },
  dropoutMask: {
    infer: ([u]) => [{ dtype: 'f32', shape: u?.shape ?? [] }],
    vjp: () => [null],
    evaluate: ([u], op) => {
      const rate = numberAttr(op.attrs, 'rate');
      return [tensor(u?.shape ?? [], (u?.data ?? new Float64Array()).map((v) => (v >= rate ? 1 / (1 - rate) : 0)))];
    },
    emit: (w, { inputs, outputs, attrs }) => {
      const rate = numberAttr(attrs, 'rate');
      const kept = w.node('GreaterEqual', [w.name(nth(inputs, 0)), w.float(rate)], { T: { type: 'f32' } });
      const ones = w.node('Cast', [kept], { SrcT: { type: 'bool' }, DstT: { type: 'f32' } });
      w.bind(nth(outputs, 0), w.node('Mul', [ones, w.float(1 / (1 - rate))], { T: { type: 'f32' } }));
    },
  },
} satisfies Record<string, OpRow>;
