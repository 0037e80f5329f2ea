import { inline, type Numbering } from '../block-builder.ts';
import { stack, unstack } from '../ir/build.ts';
import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation, Value } from '../ir/types.ts';
import { rewrite } from './rewrite.ts';

/** Every scan becomes its body once a timestep, but for those that `stays` keeps. */
export function unroll(numbering: Numbering, block: Block, stays: (scan: Operation) => boolean = () => false): Block {
  return rewrite(numbering, block, (b, operation, inputs) => {
    if (operation.op !== 'scan' || stays(operation)) return null;
    const { body, length, reverse, carries, steps, invariants } = scanParts({ ...operation, inputs }).outer;
    const rows = steps.map((value) => unstack(b, value));
    const stacks = body.results.slice(carries.length).map((): Value[] => new Array<Value>(length));
    let now = carries;
    for (let i = 0; i < length; i++) {
      const t = reverse ? length - 1 - i : i;
      const args = [...now, ...rows.map((row) => row[t]).filter((value) => value !== undefined), ...invariants];
      const results = inline(b, body, args);
      now = results.slice(0, carries.length);
      results.slice(carries.length).forEach((value, k) => { const row = stacks[k]; if (row) row[t] = value; });
    }
    return [...now, ...stacks.map((values) => stack(b, values))];
  });
}
