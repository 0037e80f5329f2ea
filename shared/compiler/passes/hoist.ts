import { BlockBuilder, Scope, copyOperation, type Numbering } from '../block-builder.ts';
import { at } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, OpName, Value } from '../ir/types.ts';
import { rewrite } from './rewrite.ts';

const elementwise: readonly OpName[] = ['add', 'sub', 'mul', 'div', 'maximum', 'scale', 'sqrt', 'tanh', 'sigmoid', 'relu', 'dropoutMask'];

/** What a value of the body is outside the loop: the same each timestep, or one row a timestep of a stack. */
type Outside = { readonly value: Value; readonly stepped: boolean };

/**
 * What does not depend on the state leaves the loop: computed once for all timesteps as one large product instead of T
 * small ones, or once altogether.
 */
export function hoist(numbering: Numbering, block: Block): Block {
  return rewrite(numbering, block, (b, operation, inputs) => {
    if (operation.op !== 'scan') return null;
    const { outer, params } = scanParts({ ...operation, inputs });
    const outside = new Map<number, Outside>();
    params.steps.forEach((value, i) => outside.set(value.id, { value: at(outer.steps, i), stepped: true }));
    params.invariants.forEach((value, i) => outside.set(value.id, { value: at(outer.invariants, i), stepped: false }));
    const stays = outer.body.operations.filter((inner) => !moveOut(b, inner, outside));
    if (stays.length === outer.body.operations.length) return null;

    const used = usedOutside(stays, outer.body, outside);
    const steps = used.filter((value) => outside.get(value.id)?.stepped);
    const invariants = used.filter((value) => !outside.get(value.id)?.stepped);
    const values = (list: readonly Value[]): Value[] => list.flatMap(({ id }) => outside.get(id)?.value ?? []);
    const from = [...params.carries, ...steps, ...invariants];
    const inner = new BlockBuilder(numbering);
    const scope = new Scope(from, from.map(({ type }) => inner.param(type)));
    for (const operationInside of stays) copyOperation(inner, operationInside, scope);
    const body = inner.finish(outer.body.results.map((value) => scope.of(value)));
    return b.op('scan', [...outer.carries, ...values(steps), ...values(invariants)], {
      ...operation.attrs,
      body,
      steps: steps.length,
    });
  });
}

/** Rebuilds an operation outside if it can be; then its outputs are known there. */
function moveOut(b: BlockBuilder, { op, inputs, attrs, outputs, origin }: Operation, outside: Map<number, Outside>): boolean {
  const found = inputs.map(({ id }) => outside.get(id));
  if (found.some((item) => item === undefined)) return false;
  const operands = found.filter((item) => item !== undefined);
  const stepped = operands.some((item) => item.stepped);
  if (stepped && !canStack(op, inputs, operands)) return false;
  if (op === 'const') return false;
  b.origin = origin;
  const moved = stepped && op === 'slice' ? { ...attrs, axis: Number(attrs.axis) + 1 } : attrs;
  const made = b.op(op, operands.map(({ value }) => value), moved);
  outputs.forEach((value, i) => outside.set(value.id, { value: at(made, i), stepped }));
  return true;
}

/** Does the op mean the same with a leading time axis on its stepped operands? */
function canStack(op: OpName, inputs: readonly Value[], operands: readonly Outside[]): boolean {
  if (op === 'linear') return operands[0]?.stepped === true && operands[1]?.stepped === false;
  if (op === 'slice') return true;
  if (!elementwise.includes(op)) return false;
  // Broadcasting aligns shapes at the right: a stepped operand must have the full rank, or its time axis would be misread.
  const rank = Math.max(...inputs.map(({ type }) => type.shape.length));
  return operands.every(({ stepped }, i) => !stepped || inputs[i]?.type.shape.length === rank);
}

function usedOutside(stays: readonly Operation[], body: Block, outside: ReadonlyMap<number, Outside>): Value[] {
  const used = new Map<number, Value>();
  for (const value of [...stays.flatMap(({ inputs }) => inputs), ...body.results])
    if (outside.has(value.id)) used.set(value.id, value);
  return [...used.values()];
}
