/** More lengths than this are more programs to compile than they save time. */
const MOST_BUCKETS = 4;
/** Of the timesteps computed in an epoch, what one more bucket must save. */
const WORTH = 0.1;

/**
 * The lengths that batches are padded to when questions of like length come together: ascending, the last is `longest`. The
 * ones that leave the fewest timesteps to compute (dynamic programming over the lengths that occur); as few of them, at most
 * four, that one more would not save a tenth of the timesteps.
 */
export function bucketLengths(lengths: readonly number[], longest: number): number[] {
  const counts = new Map<number, number>([[longest, 0]]);
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b).map(([length, count]) => ({ length, count }));
  let best = cheapest(sorted, 1);
  for (let buckets = 2; buckets <= Math.min(MOST_BUCKETS, sorted.length); buckets++) {
    const next = cheapest(sorted, buckets);
    if (next.cost > (1 - WORTH) * best.cost) break;
    best = next;
  }
  return best.lengths;
}

interface Choice {
  readonly cost: number;
  readonly lengths: number[];
}

/** The best way to pad every length to one of `buckets` of them. */
function cheapest(sorted: readonly { readonly length: number; readonly count: number }[], buckets: number): Choice {
  // After round k: for each i, the best way to pad the lengths 0 … i to k + 1 of them, the i-th the longest.
  let ends = sorted.map(({ length }, i): Choice => ({ cost: length * rowsIn(0, i), lengths: [length] }));
  function rowsIn(from: number, to: number): number {
    return sorted.slice(from, to + 1).reduce((rows, { count }) => rows + count, 0);
  }
  for (let k = 1; k < buckets; k++)
    ends = sorted.map(({ length }, i) =>
      ends.slice(0, i).reduce<Choice>((best, before, j) => {
        const cost = before.cost + length * rowsIn(j + 1, i);
        return cost < best.cost ? { cost, lengths: [...before.lengths, length] } : best;
      }, { cost: Infinity, lengths: [] }),
    );
  return ends.at(-1) ?? { cost: 0, lengths: [] };
}
