import { loopText } from '../loop/loop-program.ts';
import { planLoop } from '../loop/plan-loop.ts';
import { blockAttr, nth, numberAttr, tensor, type NumTensor, type OpRow } from './op.ts';

function row(x: NumTensor, t: number): NumTensor {
  const shape = x.shape.slice(1);
  const size = shape.reduce((a, b) => a * b, 1);
  return tensor(shape, x.data.subarray(t * size, (t + 1) * size));
}

/** The loop over time. Its gradient is another scan (`autodiff/scan.ts`); `passes/unroll.ts` turns it into straight code where `loop/` cannot plan it. */
export const scanOps = {
  scan: {
    infer: (_, attrs) => {
      const carries = numberAttr(attrs, 'carries');
      const length = numberAttr(attrs, 'length');
      return blockAttr(attrs, 'body').results.map(({ type }, i) =>
        i < carries ? type : { dtype: type.dtype, shape: [length, ...type.shape] },
      );
    },
    evaluate: (inputs, op, run) => {
      const length = numberAttr(op.attrs, 'length');
      const count = numberAttr(op.attrs, 'carries');
      const stepped = inputs.slice(count, count + numberAttr(op.attrs, 'steps'));
      const invariants = inputs.slice(count + stepped.length);
      const stacks = op.outputs.slice(count).map((out) => tensor(out.type.shape));
      let carries = inputs.slice(0, count);
      for (let i = 0; i < length; i++) {
        const t = op.attrs.reverse === true ? length - 1 - i : i;
        const results = run(blockAttr(op.attrs, 'body'), [...carries, ...stepped.map((x) => row(x, t)), ...invariants]);
        carries = results.slice(0, count);
        stacks.forEach((stack, k) => { row(stack, t).data.set(nth(results, count + k).data); });
      }
      return [...carries, ...stacks];
    },
    emit: (w, op) => {
      const loop = planLoop(op);
      if (!loop) throw new Error('scan: must be unrolled before it is written');
      const name = w.node('UnrollLoop', op.inputs.map((input) => w.name(input)), {
        Tin: { types: op.inputs.map(({ type }) => type.dtype) },
        Tout: { types: op.outputs.map(({ type }) => type.dtype) },
        program: { string: loopText(loop) },
      });
      op.outputs.forEach((out, i) => { w.bind(out, i === 0 ? name : `${name}:${i}`); });
    },
  },
} satisfies Record<string, OpRow>;
