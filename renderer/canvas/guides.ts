import { boxAround, type Box } from './geometry.ts';

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

interface Line {
  readonly at: number;
  /** Of its box: 0 where it begins, 1 its middle, 2 where it ends. */
  readonly part: number;
  readonly box: Box;
}

/** What lies still while something is moved, in an order in which the lines near a place are found at once. Made where a drag begins. */
export type StillLines = Readonly<Record<Axis, { readonly lines: readonly Line[]; /** The largest box along the axis. */ readonly most: number }>>;

export function stillLines(boxes: readonly Box[]): StillLines {
  const along = (axis: Axis) => ({
    lines: boxes.flatMap((box) => linesOf(box, axis).map((at, part): Line => ({ at, part, box }))).sort((a, b) => a.at - b.at),
    most: boxes.reduce((most, box) => Math.max(most, box[sizeOf[axis]]), 0),
  });
  return { x: along('x'), y: along('y') };
}

/** The lines from one place to another. */
function linesIn(lines: readonly Line[], from: number, to: number): readonly Line[] {
  return lines.slice(firstFrom(lines, from, false), firstFrom(lines, to, true));
}

/** Index of the first line at a place or beyond; `after`: only beyond. */
function firstFrom(lines: readonly Line[], place: number, after: boolean): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = lines[middle]?.at ?? place;
    if (at < place || (after && at === place)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Puts a box that is being moved in line with others: edges and middles, and the same free space as between two neighbours. Where
 * nothing is near, it goes to the grid.
 * @param within pixels of the drawing from which a line pulls
 */
export function snapBox(box: Box, still: StillLines, within: number, grid: number): Snap {
  const x = snapAxis(box, still, within, 'x');
  const y = snapAxis(box, still, within, 'y');
  const dx = x ?? Math.round(box.x / grid) * grid - box.x;
  const dy = y ?? Math.round(box.y / grid) * grid - box.y;
  const at = { ...box, x: box.x + dx, y: box.y + dy };
  return { dx, dy, guides: [...(x === null ? [] : guidesOf(at, still, 'x')), ...(y === null ? [] : guidesOf(at, still, 'y'))] };
}

/** The smallest shift that brings the box in line; null where no line is near. */
function snapAxis(box: Box, still: StillLines, within: number, axis: Axis): number | null {
  let best: number | null = null;
  const offer = (shift: number): void => {
    if (Math.abs(shift) <= within && (best === null || Math.abs(shift) < Math.abs(best))) best = shift;
  };
  // Edges that touch from outside, too: the right of one at the left of another. A middle only pulls a middle.
  linesOf(box, axis).forEach((own, part) => {
    for (const line of linesIn(still[axis].lines, own - within, own + within)) if ((line.part === 1) === (part === 1)) offer(line.at - own);
  });
  for (const { place } of spacings(box, still, within, axis)) offer(place - box[axis]);
  return best;
}

function linesOf(box: Box, axis: Axis): readonly [number, number, number] {
  const size = box[sizeOf[axis]];
  return [box[axis], box[axis] + size / 2, box[axis] + size];
}

/** Everything that the box is in line with where it is now. */
function guidesOf(box: Box, still: StillLines, axis: Axis): Guide[] {
  const across = acrossOf[axis];
  const lines = linesOf(box, axis).flatMap((line): Guide[] => {
    const near = linesIn(still[axis].lines, line - 0.5, line + 0.5).filter(({ at }) => Math.abs(at - line) < 0.5);
    const whole = near.length > 0 && boxAround([box, ...near.map((each) => each.box)]);
    return whole ? [{ axis, at: line, from: whole[across], to: whole[across] + whole[sizeOf[across]], look: 'line' }] : [];
  });
  const size = sizeOf[axis];
  const gaps = spacings(box, still, 0.5, axis)
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

interface Spacing {
  readonly place: number;
  readonly row: readonly Box[];
}

/** Places near the box where it has as much space to a neighbour as that has to the next, or lies half way between two. */
function spacings(box: Box, still: StillLines, within: number, axis: Axis): Spacing[] {
  const size = sizeOf[axis];
  const beside = besideOf(box, still, axis);
  const found: Spacing[] = [];
  beside.forEach((after, index) => {
    const before = beside[index - 1];
    const gap = before ? after[axis] - before[axis] - before[size] : 0;
    if (!before || gap < 8) return;
    const offer = (place: number): void => {
      if (Math.abs(place - box[axis]) <= within) found.push({ place, row: [before, after] });
    };
    offer(after[axis] + after[size] + gap);
    offer(before[axis] - gap - box[size]);
    if (gap > box[size]) offer(before[axis] + before[size] + (gap - box[size]) / 2);
  });
  return found;
}

/** What lies in one row or column with the box, in order. */
function besideOf(box: Box, still: StillLines, axis: Axis): readonly Box[] {
  const across = acrossOf[axis];
  const [from, to] = [box[across], box[across] + box[sizeOf[across]]];
  const { lines, most } = still[across];
  const found: Box[] = [];
  for (const { part, box: other } of linesIn(lines, from - most, to)) if (part === 0 && other[across] < to && from < other[across] + other[sizeOf[across]]) found.push(other);
  return found.sort((a, b) => a[axis] - b[axis]);
}
