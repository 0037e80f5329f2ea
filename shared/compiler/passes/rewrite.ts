import { BlockBuilder, Scope, copyOperation, type Numbering } from '../block-builder.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { dropDead } from './drop-dead.ts';

/** Builds an operation anew with inputs of the new block; null: as it was. */
export type Rewriter = (b: BlockBuilder, operation: Operation, inputs: readonly Value[]) => readonly Value[] | null;

/** A block rebuilt operation by operation, and so the bodies of its loops. */
export function rewriteDeeply(numbering: Numbering, block: Block, rewriter: Rewriter): Block {
  return rewrite(numbering, block, (b, operation, inputs) => {
    const { body } = operation.attrs;
    if (typeof body !== 'object' || !('operations' in body)) return rewriter(b, operation, inputs);
    return b.op(operation.op, inputs, { ...operation.attrs, body: rewriteDeeply(numbering, body, rewriter) });
  });
}

/** A block rebuilt operation by operation. */
export function rewrite(numbering: Numbering, block: Block, rewriter: Rewriter): Block {
  const b = new BlockBuilder(numbering);
  const scope = new Scope(block.params, block.params.map(({ type }) => b.param(type)));
  for (const operation of block.operations) {
    b.origin = operation.origin;
    const made = rewriter(b, operation, operation.inputs.map((value) => scope.of(value)));
    if (made) operation.outputs.forEach((value, i) => { const to = made[i]; if (to) scope.set(value, to); });
    else copyOperation(b, operation, scope);
  }
  b.origin = null;
  return dropDead(b.finish(block.results.map((value) => scope.of(value))));
}
