import type { Attributes, Operation, OpName } from '../ir/types.ts';
import { numberAttr, numbersAttr } from '../ops/op.ts';

/** How tightly an expression holds together: a looser one inside a tighter one stands in brackets. */
export const binding = { sum: 1, product: 2, matrix: 3, atom: 4 } as const;

/** A formula and how tightly it binds. */
export interface Expression {
  readonly text: string;
  readonly binding: number;
}

/** The i-th operand, in brackets where it binds less than asked. */
type Operands = (i: number, tightly?: number) => string;
type Writing = (x: Operands, operation: Operation) => Expression | string;

const sum = (text: string): Expression => ({ text, binding: binding.sum });
const product = (text: string): Expression => ({ text, binding: binding.product });
const matrix = (text: string): Expression => ({ text, binding: binding.matrix });
const { product: tight, atom } = binding;

/** Ops as mathematics; one that is not here is written as a function of its operands. */
const writings: Readonly<Partial<Record<OpName, Writing>>> = {
  const: (_, { attrs }) => String(round(numberAttr(attrs, 'value'))),
  add: (x) => sum(`${x(0)} + ${x(1)}`),
  sub: (x) => sum(`${x(0)} − ${x(1, tight)}`),
  mul: (x) => product(`${x(0, tight)} ⊙ ${x(1, tight)}`),
  div: (x) => product(`${x(0, tight)} / ${x(1, atom)}`),
  maximum: (x) => `max(${x(0)}, ${x(1)})`,
  scale: (x, { attrs }) => (attrs.by === -1 ? product(`−${x(0, tight)}`) : product(`${round(numberAttr(attrs, 'by'))} · ${x(0, tight)}`)),
  sqrt: (x) => `√(${x(0)})`,
  sigmoid: (x) => `σ(${x(0)})`,
  tanhGrad: (x) => product(`${x(1, tight)} ⊙ (1 − ${x(0, atom)}²)`),
  sigmoidGrad: (x) => product(`${x(1, tight)} ⊙ ${x(0, atom)} ⊙ (1 − ${x(0, tight)})`),
  reluGrad: (x) => product(`${x(1, tight)} ⊙ [${x(0)} > 0]`),
  linear: (x, { attrs }) => matrix(`${x(0, atom)}·${x(1, atom)}${attrs.transposed === true ? 'ᵀ' : ''}`),
  contract: (x) => matrix(`${x(0, atom)}ᵀ·${x(1, atom)}`),
  reduceTo: (x) => `sum(${x(0)})`,
  sumSquares: (x) => `‖${x(0)}‖²`,
  transpose: (x) => `${x(0, atom)}ᵀ`,
  oneHot: (x) => `onehot(${x(0)})`,
  gather: (x) => `${x(0, atom)}[${x(1)}]`,
  scatterAdd: (x) => sum(`sum of ${x(1, tight)} by ${x(0)}`),
  takeSteps: (x, { attrs }) => `${x(0, atom)}[${stepsText(numbersAttr(attrs, 'steps'))}]`,
  putSteps: (x, { attrs }) => sum(`${x(0, tight)} at ${stepsText(numbersAttr(attrs, 'steps'))}, else 0`),
  slice: (x, { attrs }) => `${x(0, atom)}[${numberAttr(attrs, 'begin')}:${numberAttr(attrs, 'begin') + numberAttr(attrs, 'size')}]`,
  equal: (x) => `[${x(0)} = ${x(1)}]`,
  positive: (x) => `[${x(0)} > 0]`,
  uniform: () => 'random()',
  dropoutMask: (x, { attrs }) => product(`[${x(0)} ≥ ${numberAttr(attrs, 'rate')}] / ${round(1 - numberAttr(attrs, 'rate'))}`),
  applyDescent: (x, { attrs }) => `descent(${x(0)}, ${x(2)}, ${x(1)}${decayText(attrs)})`,
  applyMomentum: (x, { attrs }) => `momentum(${x(0)}, ${x(3)}, ${x(2)}${decayText(attrs)})`,
  applyRmsProp: (x, { attrs }) => `rmsprop(${x(0)}, ${x(4)}, ${x(3)}${decayText(attrs)})`,
  applyAdam: (x, { attrs }) => `adam(${x(0)}, ${x(6)}, ${x(5)}${decayText(attrs)})`,
};

function decayText({ decay }: Attributes): string {
  return typeof decay === 'number' ? `, decay ${decay}` : '';
}

export function write(operation: Operation, operands: readonly Expression[]): Expression {
  const x: Operands = (i, tightly = 0) => {
    const operand = operands[i] ?? { text: '?', binding: atom };
    return operand.binding < tightly ? `(${operand.text})` : operand.text;
  };
  const written = (writings[operation.op] ?? asFunction)(x, operation);
  return typeof written === 'string' ? { text: written, binding: atom } : written;
}

const asFunction: Writing = (x, { op, inputs }) => `${op}(${inputs.map((_, i) => x(i)).join(', ')})`;

/** Timesteps from 0 as a reader counts them, from 1. */
function stepsText(steps: readonly number[]): string {
  const [first, last] = [(steps[0] ?? 0) + 1, (steps.at(-1) ?? 0) + 1];
  if (steps.length === 1) return `t = ${first}`;
  return last - first === steps.length - 1 ? `t = ${first} … ${last}` : 'judged t';
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
