import { nth, numberAttr, tensor, type GraphWriter, type NumTensor, type OpRow } from './op.ts';
import type { Operation, Value } from '../ir/types.ts';

/**
 * The update rules: variable and slots in, their next values out. In TensorFlow each is one fused kernel that writes the
 * variables in place, so the outputs stand for "the variable after this ran". With an attribute `decay` λ each first takes
 * lr·λ·θ from θ.
 */

function like(type: OpRow['infer'], count: number): OpRow['infer'] {
  return (inputs, attrs) => type(inputs, attrs).slice(0, count);
}

const sameAsInputs: OpRow['infer'] = (inputs) => inputs;

/** `operands` follow the handles of variable and slots; the learning rate is input `rate`, the gradient the last input. */
function emitUpdate(w: GraphWriter, op: Operation, tfOp: string, rate: number, operands: readonly string[]): void {
  const handles = op.outputs.map((_, i) => w.handle(nth(op.inputs, i)));
  // A gradient that is zero whatever the weight is does not wait for those who read the weight, and the update must.
  const read = `^${name(w, op, 0)}`;
  const made = w.node(tfOp, [...handles, ...operands, read, ...emitDecay(w, op, rate)], { T: { type: 'f32' } });
  op.outputs.forEach((out) => { w.bind(out, `^${made}`); });
}

/** What the step must wait for: the variable less what decays of it. */
function emitDecay(w: GraphWriter, op: Operation, rate: number): readonly string[] {
  if (op.attrs.decay === undefined) return [];
  const types = { T: { type: 'f32' } } as const;
  const share = w.node('Mul', [name(w, op, rate), w.float(numberAttr(op.attrs, 'decay'))], types);
  // After the gradient, when nothing reads the weight any more: the variable then changes in place instead of being copied.
  const [gradient = ''] = name(w, op, op.inputs.length - 1).split(':');
  const lost = w.node('Mul', [name(w, op, 0), share, `^${gradient}`], types);
  return [`^${w.node('AssignSubVariableOp', [w.handle(nth(op.inputs, 0)), lost], { dtype: { type: 'f32' } })}`];
}

function zipped(count: number, shape: readonly number[], f: (i: number) => readonly number[]): NumTensor[] {
  const outs = Array.from({ length: count }, () => tensor(shape));
  for (let i = 0; i < nth(outs, 0).data.length; i++) {
    const values = f(i);
    outs.forEach((out, k) => { out.data[i] = values[k] ?? Number.NaN; });
  }
  return outs;
}

function read(tensors: readonly NumTensor[], k: number, i: number): number {
  return nth(tensors, k).data[i] ?? Number.NaN;
}

function scalar(tensors: readonly NumTensor[], k: number): number {
  return read(tensors, k, 0);
}

/** θ after its decay, before the optimizer's step. */
function decayed(tensors: readonly NumTensor[], { attrs }: Operation, rate: number, i: number): number {
  const weight = read(tensors, 0, i);
  return attrs.decay === undefined ? weight : weight - scalar(tensors, rate) * numberAttr(attrs, 'decay') * weight;
}

function name(w: GraphWriter, op: Operation, k: number): string {
  const value: Value = nth(op.inputs, k);
  return w.name(value);
}

export const updateOps = {
  /** θ ← θ − lr·g. Inputs θ, lr, g. */
  applyDescent: {
    infer: like(sameAsInputs, 1),
    evaluate: (t, op) => zipped(1, nth(t, 0).shape, (i) => [decayed(t, op, 1, i) - scalar(t, 1) * read(t, 2, i)]),
    emit: (w, op) => { emitUpdate(w, op, 'ResourceApplyGradientDescent', 1, [name(w, op, 1), name(w, op, 2)]); },
  },
  /** m ← μ·m − lr·g, θ ← θ + m (Keras's SGD with momentum). Inputs θ, m, lr, g. */
  applyMomentum: {
    infer: like(sameAsInputs, 2),
    evaluate: (t, op) =>
      zipped(2, nth(t, 0).shape, (i) => {
        const m = numberAttr(op.attrs, 'momentum') * read(t, 1, i) - scalar(t, 2) * read(t, 3, i);
        return [decayed(t, op, 2, i) + m, m];
      }),
    emit: (w, op) => {
      const momentum = w.float(numberAttr(op.attrs, 'momentum'));
      emitUpdate(w, op, 'ResourceApplyKerasMomentum', 2, [name(w, op, 2), name(w, op, 3), momentum]);
    },
  },
  /** v ← ρ·v + (1−ρ)·g², m ← μ·m + lr·g/√(v+ε), θ ← θ − m (Tieleman & Hinton 2012; Keras). Inputs θ, v, m, lr, g. */
  applyRmsProp: {
    infer: like(sameAsInputs, 3),
    evaluate: (t, op) =>
      zipped(3, nth(t, 0).shape, (i) => {
        const { attrs } = op;
        const g = read(t, 4, i);
        const rho = numberAttr(attrs, 'rho');
        const v = rho * read(t, 1, i) + (1 - rho) * g * g;
        const m =
          numberAttr(attrs, 'momentum') * read(t, 2, i) + (scalar(t, 3) * g) / Math.sqrt(v + numberAttr(attrs, 'epsilon'));
        return [decayed(t, op, 3, i) - m, v, m];
      }),
    emit: (w, op) => {
      const [rho, momentum, epsilon] = ['rho', 'momentum', 'epsilon'].map((attr) => w.float(numberAttr(op.attrs, attr)));
      emitUpdate(w, op, 'ResourceApplyRMSProp', 3, [name(w, op, 3), rho ?? '', momentum ?? '', epsilon ?? '', name(w, op, 4)]);
    },
  },
  /**
   * m ← m + (g − m)(1−β₁), v ← v + (g² − v)(1−β₂), θ ← θ − m·lr·√(1−β₂ᵗ)/(1−β₁ᵗ)/(√v + ε) (Kingma & Ba 2015, section 2's
   * last form; ε where Keras has it). Inputs θ, m, v, β₁ᵗ, β₂ᵗ, lr, g.
   */
  applyAdam: {
    infer: like(sameAsInputs, 3),
    evaluate: (t, op) =>
      zipped(3, nth(t, 0).shape, (i) => {
        const { attrs } = op;
        const g = read(t, 6, i);
        const m = read(t, 1, i) + (g - read(t, 1, i)) * (1 - numberAttr(attrs, 'beta1'));
        const v = read(t, 2, i) + (g * g - read(t, 2, i)) * (1 - numberAttr(attrs, 'beta2'));
        const rate = (scalar(t, 5) * Math.sqrt(1 - scalar(t, 4))) / (1 - scalar(t, 3));
        return [decayed(t, op, 5, i) - (m * rate) / (Math.sqrt(v) + numberAttr(attrs, 'epsilon')), m, v];
      }),
    emit: (w, op) => {
      const [beta1, beta2, epsilon] = ['beta1', 'beta2', 'epsilon'].map((attr) => w.float(numberAttr(op.attrs, attr)));
      const powers = [name(w, op, 3), name(w, op, 4), name(w, op, 5)];
      emitUpdate(w, op, 'ResourceApplyAdam', 5, [...powers, beta1 ?? '', beta2 ?? '', epsilon ?? '', name(w, op, 6)]);
    },
  },
} satisfies Record<string, OpRow>;
