import type { Block } from './ir/types.ts';
import { ops } from './ops/index.ts';
import type { NumTensor } from './ops/op.ts';

/** Runs a block in float64, one op after the other: the oracle of the compiler's tests. */
export function evaluateBlock(block: Block, args: readonly NumTensor[]): readonly NumTensor[] {
  const values = new Map<number, NumTensor>();
  block.params.forEach((param, i) => {
    const arg = args[i];
    if (!arg) throw new Error(`no argument for parameter ${i}`);
    values.set(param.id, arg);
  });
  const valueOf = (id: number): NumTensor => {
    const value = values.get(id);
    if (!value) throw new Error(`value ${id} is used before it is made`);
    return value;
  };
  for (const operation of block.operations) {
    const outputs = ops[operation.op].evaluate(operation.inputs.map(({ id }) => valueOf(id)), operation, evaluateBlock);
    operation.outputs.forEach(({ id }, i) => {
      const output = outputs[i];
      if (output) values.set(id, output);
    });
  }
  return block.results.map(({ id }) => valueOf(id));
}
