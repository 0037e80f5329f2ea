import { scanParts } from '../ir/scan-parts.ts';
import type { Block, Operation } from '../ir/types.ts';
import { multiplications } from './multiplications.ts';

/** How large a program is and how much it computes. */
export interface Counts {
  /** As it is written: what a loop repeats counts once. Constants are not counted. */
  readonly operations: number;
  /** As it is run: what a loop repeats counts as often as it runs. */
  readonly multiplications: number;
}

/** An operation where it stands: `times` is how often one run of the program runs it. */
export interface Placed {
  readonly operation: Operation;
  readonly times: number;
}

/** Every operation of a block and of the loops in it. */
export function placedIn(block: Block, times = 1): Placed[] {
  return block.operations.flatMap((operation) => {
    if (operation.op === 'const') return [];
    if (operation.op !== 'scan') return [{ operation, times }];
    const { body, length } = scanParts(operation).outer;
    return [{ operation, times }, ...placedIn(body, times * length)];
  });
}

export function countsOf(placed: readonly Placed[]): Counts {
  return { operations: placed.length, multiplications: workOf(placed) };
}

/** Multiplications; a loop's are those of what it repeats. */
export function workOf(placed: readonly Placed[]): number {
  return placed.reduce((total, { operation, times }) => total + (operation.op === 'scan' ? 0 : times * multiplications(operation)), 0);
}

/** What one list has and the other has not, by node, op and shapes. */
export function difference(before: readonly Placed[], after: readonly Placed[]): { readonly gone: Placed[]; readonly come: Placed[] } {
  return { gone: without(before, after), come: without(after, before) };
}

function without(all: readonly Placed[], others: readonly Placed[]): Placed[] {
  const left = new Map<string, number>();
  for (const placed of others) left.set(keyOf(placed), (left.get(keyOf(placed)) ?? 0) + 1);
  return all.filter((placed) => {
    const key = keyOf(placed);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function keyOf({ operation: { op, origin, inputs, outputs }, times }: Placed): string {
  const shapes = [...inputs, ...outputs].map(({ type }) => type.shape.join('x'));
  // A loop is itself whatever it stacks.
  return op === 'scan' ? `${origin} scan ${times}` : `${origin} ${op} ${times} ${shapes.join(' ')}`;
}

/** Grouped by the document's node. */
export function byNode(placed: readonly Placed[]): ReadonlyMap<string, readonly Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const { origin } = each.operation;
    if (origin !== null) groups.set(origin, [...(groups.get(origin) ?? []), each]);
  }
  return groups;
}
