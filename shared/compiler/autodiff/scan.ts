import { BlockBuilder, Scope, copyOperation } from '../block-builder.ts';
import { add, fill } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { blockAttr, nth } from '../ops/op.ts';
import { Adjoints, plainVjp } from './adjoints.ts';

/**
 * The gradient of a scan is a scan in the other direction (backpropagation through time, Werbos 1990). It carries the
 * gradients of the carries and the sums of the gradients of the invariants; per timestep it takes the gradients of the
 * stacked outputs and the forward values it needs, which the forward scan is made to stack.
 */
export function scanVjp(b: BlockBuilder, operation: Operation, gradients: readonly (Value | null)[]): readonly (Value | null)[] {
  const { outer, params } = scanParts(operation);
  const { body } = outer;
  const inner = new BlockBuilder(b.numbering);
  inner.origin = operation.origin;
  const carryGradients = params.carries.map(({ type }) => inner.param(type));
  const sums = params.invariants.map(({ type }) => inner.param(type));
  const stackGradients = gradients.slice(outer.carries.length);
  const stepGradients = stackGradients.map((gradient) =>
    gradient ? inner.param({ dtype: 'f32', shape: gradient.type.shape.slice(1) }) : null,
  );

  const adjoints = new Adjoints(inner);
  body.results.forEach((result, i) => {
    adjoints.add(result, i < outer.carries.length ? carryGradients[i] : stepGradients[i - outer.carries.length]);
  });
  adjoints.backward(body.operations, (op, outputs) => plainVjp(inner, op, outputs));

  const orZero = (value: Value): Value => adjoints.of(value) ?? fill(inner, value.type.shape, 0);
  const draft = inner.finish([
    ...params.carries.map(orZero),
    ...params.invariants.map((value, i) => add(inner, nth(sums, i), orZero(value))),
    ...params.steps.filter(isFloat).map(orZero),
  ]);

  const outside = freeValues(draft);
  const stacked = outside.filter((value) => !isConstantOf(body, value) && !params.steps.includes(value) && !params.invariants.includes(value));
  const residuals = stackInForward(b, operation, stacked);
  const steps = params.steps.filter((value) => outside.includes(value));
  const invariants = params.invariants.filter((value) => outside.includes(value));
  const closed = close(b, draft, body, [...stacked, ...steps, ...invariants]);

  const outputs = b.op(
    'scan',
    [
      ...outer.carries.map((value, i) => gradients[i] ?? fill(b, value.type.shape, 0)),
      ...outer.invariants.map((value) => fill(b, value.type.shape, 0)),
      ...stackGradients.filter((gradient) => gradient !== null),
      ...residuals,
      ...steps.map((value) => nth(outer.steps, params.steps.indexOf(value))),
      ...invariants.map((value) => nth(outer.invariants, params.invariants.indexOf(value))),
    ],
    {
      body: closed,
      length: outer.length,
      reverse: !outer.reverse,
      carries: outer.carries.length + outer.invariants.length,
      steps: stackGradients.filter((gradient) => gradient !== null).length + residuals.length + steps.length,
    },
  );
  const sumsOf = outputs.slice(outer.carries.length);
  const stepsOf = sumsOf.slice(outer.invariants.length);
  let next = 0;
  return [
    ...outputs.slice(0, outer.carries.length),
    ...params.steps.map((value) => (isFloat(value) ? nth(stepsOf, next++) : null)),
    ...sumsOf.slice(0, outer.invariants.length),
  ];
}

function isFloat(value: Value): boolean {
  return value.type.dtype === 'f32';
}

/** Values a block uses and does not make. */
function freeValues(block: Block): readonly Value[] {
  const made = new Set(block.params.map(({ id }) => id));
  const free = new Map<number, Value>();
  const use = (value: Value): void => {
    if (!made.has(value.id)) free.set(value.id, value);
  };
  for (const { inputs, outputs } of block.operations) {
    inputs.forEach(use);
    outputs.forEach(({ id }) => made.add(id));
  }
  block.results.forEach(use);
  return [...free.values()];
}

function isConstantOf(body: Block, value: Value): boolean {
  return body.operations.some(({ op, outputs }) => op === 'const' && outputs.includes(value));
}

/** Lets the forward scan stack these values of its body, and gives the stacks. */
function stackInForward(b: BlockBuilder, operation: Operation, values: readonly Value[]): readonly Value[] {
  const { outer } = scanParts(operation);
  const { body } = outer;
  const { length } = outer;
  const extra = values.filter((value) => !body.results.includes(value, outer.carries.length));
  const stacks = extra.map(({ type }) => b.numbering.value({ dtype: type.dtype, shape: [length, ...type.shape] }));
  const grown: Operation = {
    ...operation,
    attrs: { ...operation.attrs, body: { ...body, results: [...body.results, ...extra] } },
    outputs: [...operation.outputs, ...stacks],
  };
  b.replace(operation, grown);
  return values.map((value) => {
    const place = blockAttr(grown.attrs, 'body').results.indexOf(value, outer.carries.length);
    return nth(grown.outputs, place);
  });
}

/** The block with its free values as further parameters and the body's constants inside. */
function close(b: BlockBuilder, draft: Block, body: Block, free: readonly Value[]): Block {
  const builder = new BlockBuilder(b.numbering);
  const from = [...draft.params, ...free];
  const scope = new Scope(from, from.map(({ type }) => builder.param(type)));
  for (const operation of [...body.operations.filter(({ op }) => op === 'const'), ...draft.operations])
    copyOperation(builder, operation, scope);
  return builder.finish(draft.results.map((value) => scope.of(value)));
}
