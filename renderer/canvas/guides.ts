import type { Box } from './geometry.ts';

/** A line that shows why something stays where it is: along `axis` at `at`, from `from` to `to`. */
export interface Guide {
  /** Of the coordinate that agrees: a guide of `x` is drawn upright. */
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** `gap`: one of several equal spaces, with its length. */
  readonly look: 'line' | 'gap';
}

export interface Snap {
  /** What to add to the place of the box. */
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

type Axis = 'x' | 'y';
const sizeOf = { x: 'width', y: 'height' } as const;
const acrossOf = { x: 'y', y: 'x' } as const;

/**
 * Puts a box that is being moved in line with others: edges and middles, and the same free space as between two neighbours. Where
 * nothing is near, it goes to the grid.
 * @param within pixels of the drawing from which a line pulls
 */
export function snapBox(box: Box, others: readonly Box[], within: number, grid: number): Snap {
  const x = snapAxis(box, others, within, 'x');
  const y = snapAxis(box, others, within, 'y');
  const dx = x ?? Math.round(box.x / grid) * grid - box.x;
  const dy = y ?? Math.round(box.y / grid) * grid - box.y;
  const at = { ...box, x: box.x + dx, y: box.y + dy };
  return { dx, dy, guides: [...(x === null ? [] : guidesOf(at, others, 'x')), ...(y === null ? [] : guidesOf(at, others, 'y'))] };
}

/** The smallest shift that brings the box in line; null where no line is near. */
function snapAxis(box: Box, others: readonly Box[], within: number, axis: Axis): number | null {
  let best: number | null = null;
  const offer = (shift: number): void => {
    if (Math.abs(shift) <= within && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  };
  const own = linesOf(box, axis);
  for (const other of others) linesOf(other, axis).forEach((line, index) => offer(line - (own[index] ?? 0)));
  // Edges that touch from outside, too: the right of one at the left of another.
  for (const other of others) {
    offer(other[axis] - (own[2] ?? 0));
    offer(other[axis] + other[sizeOf[axis]] - (own[0] ?? 0));
  }
  for (const { place } of spacings(box, others, axis)) offer(place - box[axis]);
  return best;
}

function linesOf(box: Box, axis: Axis): readonly [number, number, number] {
  const size = box[sizeOf[axis]];
  return [box[axis], box[axis] + size / 2, box[axis] + size];
}

/** Everything that the box is in line with where it is now. */
function guidesOf(box: Box, others: readonly Box[], axis: Axis): Guide[] {
  const across = acrossOf[axis];
  const span = (boxes: readonly Box[]) => ({
    from: Math.min(...boxes.map((each) => each[across])),
    to: Math.max(...boxes.map((each) => each[across] + each[sizeOf[across]])),
  });
  const lines = linesOf(box, axis).flatMap((line): Guide[] => {
    const near = others.filter((other) => linesOf(other, axis).some((each) => Math.abs(each - line) < 0.5));
    return near.length === 0 ? [] : [{ axis, at: line, ...span([box, ...near]), look: 'line' }];
  });
  const size = sizeOf[axis];
  const gaps = spacings(box, others, axis)
    .filter(({ place }) => Math.abs(place - box[axis]) < 0.5)
    .slice(0, 1)
    .flatMap(({ row }) => {
      const sorted = [...row, box].sort((a, b) => a[axis] - b[axis]);
      return sorted.slice(1).map((after, index): Guide => {
        const before = sorted[index] ?? after;
        const middle = (Math.max(before[across], after[across]) + Math.min(before[across] + before[sizeOf[across]], after[across] + after[sizeOf[across]])) / 2;
        return { axis: across, at: middle, from: before[axis] + before[size], to: after[axis], look: 'gap' };
      });
    });
  return [...lines, ...gaps];
}

/** Places where the box has as much space to a neighbour as that has to the next, or lies half way between two. */
function spacings(box: Box, others: readonly Box[], axis: Axis): { readonly place: number; readonly row: readonly Box[] }[] {
  const across = acrossOf[axis];
  const size = sizeOf[axis];
  const beside = others
    .filter((other) => other[across] < box[across] + box[sizeOf[across]] && box[across] < other[across] + other[sizeOf[across]])
    .sort((a, b) => a[axis] - b[axis]);
  return beside.slice(1).flatMap((after, index) => {
    const before = beside[index] ?? after;
    const gap = after[axis] - before[axis] - before[size];
    if (gap < 8) return [];
    const row = [before, after];
    return [
      { place: after[axis] + after[size] + gap, row },
      { place: before[axis] - gap - box[size], row },
      ...(gap > box[size] ? [{ place: before[axis] + before[size] + (gap - box[size]) / 2, row }] : []),
    ];
  });
}
