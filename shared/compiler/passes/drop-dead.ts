import type { Block, Operation, Value } from '../ir/types.ts';
import { scanParts } from '../ir/scan-parts.ts';

/** Leaves out operations that no result needs, and of a loop the carries, stacks and operands that nothing comes of. */
export function dropDead(block: Block): Block {
  const needed = new Set(block.results.map(({ id }) => id));
  const kept: Operation[] = [];
  for (const operation of block.operations.toReversed()) {
    if (!operation.outputs.some(({ id }) => needed.has(id))) continue;
    const trimmed = operation.op === 'scan' ? trimLoop(operation, needed) : operation;
    kept.push(trimmed);
    trimmed.inputs.forEach(({ id }) => needed.add(id));
  }
  return { ...block, operations: kept.reverse() };
}

function trimLoop(operation: Operation, needed: ReadonlySet<number>): Operation {
  const { outer, params } = scanParts(operation);
  const { body } = outer;
  const count = outer.carries.length;
  const wanted = operation.outputs.map(({ id }) => needed.has(id));
  // A carry lives where it is wanted after the loop, or where a living result is computed from it.
  let trimmed = body;
  let read = new Set<Value>();
  for (let living = -1; living !== wanted.filter(Boolean).length; ) {
    living = wanted.filter(Boolean).length;
    trimmed = dropDead({ ...body, results: body.results.filter((_, i) => wanted[i]) });
    read = new Set([...trimmed.operations.flatMap(({ inputs }) => inputs), ...trimmed.results]);
    params.carries.forEach((param, i) => { if (read.has(param)) wanted[i] = true; });
  }
  const stays = (param: Value, i: number): boolean => (i < count ? wanted[i] === true : read.has(param));
  if (body.params.every(stays) && wanted.every(Boolean)) return { ...operation, attrs: { ...operation.attrs, body: trimmed } };
  const livingBody = { ...trimmed, params: body.params.filter(stays) };
  const steps = params.steps.filter((param) => read.has(param)).length;
  return {
    ...operation,
    inputs: operation.inputs.filter((_, i) => body.params[i] !== undefined && stays(body.params[i], i)),
    attrs: { ...operation.attrs, body: livingBody, carries: wanted.slice(0, count).filter(Boolean).length, steps },
    outputs: operation.outputs.filter((_, i) => wanted[i]),
  };
}
