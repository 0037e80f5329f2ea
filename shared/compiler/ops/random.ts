import { nth, numberAttr, numbersAttr, tensor, type OpRow } from './op.ts';

/** Stateless draws: the same seed and key give the same numbers, so that a run can be repeated and resumed. */
export const randomOps = {
  uniform: {
    infer: (_, attrs) => [{ dtype: 'f32', shape: numbersAttr(attrs, 'shape') }],
    vjp: () => [null],
    /** Not TensorFlow's Philox: the interpreter draws its own numbers, the same for the same seed and key. */
    evaluate: ([seed], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      let state = ((seed?.data[0] ?? 0) * 73856093 + (seed?.data[1] ?? 0) * 19349663 + numberAttr(op.attrs, 'key')) >>> 0;
      out.data.forEach((_, i) => {
        // mulberry32
        state = (state + 0x6d2b79f5) >>> 0;
        let x = Math.imul(state ^ (state >>> 15), state | 1);
        x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
        out.data[i] = ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
      });
      return [out];
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
