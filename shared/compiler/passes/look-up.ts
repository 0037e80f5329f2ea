import { add, at, gather, mul } from '../ir/build.ts';
import type { BlockBuilder, Numbering } from '../block-builder.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { rewriteDeeply, type Rewriter } from './rewrite.ts';

/**
 * A linear map of a one-hot picks a row of its kernel, so the product becomes a look-up; a bias added to every looked-up
 * row is added to the table once, when the table has fewer rows.
 */
export function lookUp(numbering: Numbering, block: Block): Block {
  return rewriteDeeply(numbering, block, (b, operation, inputs) => {
    if (operation.op === 'linear') return rowsOf(b, operation, inputs);
    if (operation.op === 'add') {
      const looked = b.producer(at(inputs, 0));
      const bias = at(inputs, 1);
      if (looked?.op !== 'gather' || bias.type.shape.length !== 1) return null;
      const [table, ids] = [at(looked.inputs, 0), at(looked.inputs, 1)];
      const rows = ids.type.shape.reduce((a, c) => a * c, 1);
      return at(table.type.shape, 0) < rows ? [gather(b, add(b, table, bias), ids)] : null;
    }
    return null;
  });
}

/** A one-hot times a kernel is a row of it. */
export const rowsOf: Rewriter = (b, { op, attrs }, inputs) => {
  if (op !== 'linear' || attrs.transposed === true) return null;
  const [encoded, kernel] = [b.producer(at(inputs, 0)), at(inputs, 1)];
  if (encoded?.op === 'mul') return scaledRows(b, encoded, kernel);
  return encoded?.op === 'oneHot' ? [gather(b, kernel, at(encoded.inputs, 0))] : null;
};

/** A one-hot that is scaled as a whole (when a network is probed) picks a row that is scaled. */
function scaledRows(b: BlockBuilder, { inputs }: Operation, kernel: Value): readonly Value[] | null {
  const [x, by] = [at(inputs, 0), at(inputs, 1)];
  const encoded = b.producer(x);
  if (encoded?.op !== 'oneHot' || by.type.shape.at(-1) !== 1 || by.type.shape.length !== x.type.shape.length) return null;
  return [mul(b, gather(b, kernel, at(encoded.inputs, 0)), by)];
}
