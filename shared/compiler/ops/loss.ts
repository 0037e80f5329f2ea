import { mul, reshape } from '../ir/build.ts';
import { asMatrix } from './linear.ts';
import { last, nth, tensor, type NumTensor, type OpRow } from './op.ts';

/** Softmax of each row, shifted by the row's largest value so that exp cannot overflow. */
function softmaxRows(x: NumTensor): Float64Array {
  const width = last(x.shape);
  const out = new Float64Array(x.data.length);
  for (let begin = 0; begin < x.data.length; begin += width) {
    const row = x.data.subarray(begin, begin + width);
    const top = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const exps = row.map((v) => Math.exp(v - top));
    const total = exps.reduce((a, b) => a + b, 0);
    out.set(exps.map((v) => v / total), begin);
  }
  return out;
}

export const lossOps = {
  softmax: {
    infer: ([x]) => [{ dtype: 'f32', shape: x?.shape ?? [] }],
    evaluate: ([x]) => [tensor(x?.shape ?? [], softmaxRows(x ?? tensor([0])))],
    emit: (w, { inputs, outputs }) => {
      w.bind(nth(outputs, 0), w.node('Softmax', [w.name(nth(inputs, 0))], { T: { type: 'f32' } }));
    },
  },
  crossEntropy: {
    infer: ([logits]) => [
      { dtype: 'f32', shape: (logits?.shape ?? []).slice(0, -1) },
      { dtype: 'f32', shape: logits?.shape ?? [] },
    ],
    /** d/dz (−log softmax(z)[d]) = softmax(z) − onehot(d), which TensorFlow's op gives along with the loss. */
    vjp: (b, { outputs }, [dloss, second]) => {
      if (second) throw new Error('crossEntropy: its gradient output is not differentiable');
      const gradient = nth(outputs, 1);
      return [dloss ? mul(b, reshape(b, dloss, [...dloss.type.shape, 1]), gradient) : null, null];
    },
    evaluate: ([logits, labels], op) => {
      const x = logits ?? tensor([0]);
      const width = last(x.shape);
      const gradient = softmaxRows(x);
      const loss = tensor(nth(op.outputs, 0).type.shape);
      loss.data.forEach((_, i) => {
        const at = i * width + (labels?.data[i] ?? 0);
        const row = x.data.subarray(i * width, (i + 1) * width);
        const top = row.reduce((a, b) => Math.max(a, b), -Infinity);
        const logTotal = top + Math.log(row.reduce((total, v) => total + Math.exp(v - top), 0));
        loss.data[i] = logTotal - (x.data[at] ?? 0);
        gradient[at] = (gradient[at] ?? 0) - 1;
      });
      return [loss, tensor(x.shape, gradient)];
    },
    emit: (w, { inputs, outputs }) => {
      const [logits, labels] = [nth(inputs, 0), nth(inputs, 1)];
      const [loss, gradient] = [nth(outputs, 0), nth(outputs, 1)];
      const flat = w.node('Reshape', [w.name(labels), w.ints([-1])], { T: { type: 'i32' } });
      const name = w.native
        ? w.node('UnrollCrossEntropy', [asMatrix(w, logits), flat])
        : w.node('SparseSoftmaxCrossEntropyWithLogits', [asMatrix(w, logits), flat], { T: { type: 'f32' }, Tlabels: { type: 'i32' } });
      w.bind(loss, w.node('Reshape', [name, w.ints(loss.type.shape)], { T: { type: 'f32' } }));
      w.bind(gradient, w.node('Reshape', [`${name}:1`, w.ints(gradient.type.shape)], { T: { type: 'f32' } }));
    },
  },
  argmax: {
    infer: ([x]) => [{ dtype: 'i32', shape: (x?.shape ?? []).slice(0, -1) }],
    evaluate: ([x], op) => {
      const out = tensor(nth(op.outputs, 0).type.shape);
      const width = last(x?.shape ?? [1]);
      out.data.forEach((_, i) => {
        const row = [...(x?.data.subarray(i * width, (i + 1) * width) ?? [])];
        out.data[i] = row.indexOf(Math.max(...row));
      });
      return [out];
    },
    emit: (w, { inputs, outputs }) => {
      const name = w.node('ArgMax', [w.name(nth(inputs, 0)), w.ints(-1)], {
        T: { type: 'f32' },
        output_type: { type: 'i32' },
      });
      w.bind(nth(outputs, 0), name);
    },
  },
  equal: {
    infer: ([x]) => [{ dtype: 'f32', shape: x?.shape ?? [] }],
    evaluate: ([x, y]) => [tensor(x?.shape ?? [], (x?.data ?? new Float64Array()).map((v, i) => (v === y?.data[i] ? 1 : 0)))],
    emit: (w, { inputs, outputs }) => {
      const same = w.node('Equal', inputs.map((input) => w.name(input)), { T: { type: 'i32' } });
      w.bind(nth(outputs, 0), w.node('Cast', [same], { SrcT: { type: 'bool' }, DstT: { type: 'f32' } }));
    },
  },
  positive: {
    infer: ([x]) => [{ dtype: 'f32', shape: x?.shape ?? [] }],
    vjp: () => [null],
    evaluate: ([x]) => [tensor(x?.shape ?? [], (x?.data ?? new Float64Array()).map((v) => (v > 0 ? 1 : 0)))],
    emit: (w, { inputs, outputs }) => {
      const more = w.node('Greater', [w.name(nth(inputs, 0)), w.float(0)], { T: { type: 'f32' } });
      w.bind(nth(outputs, 0), w.node('Cast', [more], { SrcT: { type: 'bool' }, DstT: { type: 'f32' } }));
    },
  },
} satisfies Record<string, OpRow>;
