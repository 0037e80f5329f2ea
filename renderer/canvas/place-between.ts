import { nodeById } from '../../shared/document/graph.ts';
import type { GraphNode, Point, UnrollDocument } from '../../shared/document/schema.ts';
import { depthGap, freePlace, GAP, NODE } from './geometry.ts';

interface Place {
  readonly at: Point;
  /** Nodes that make room. */
  readonly moves: Readonly<Record<string, Point>>;
}

/**
 * Where a new node goes between two others: where it was dropped if there is room, else under the upper one, and what lies below moves
 * down. What leads back up stands at the right, where time runs.
 */
export function placeBetween({ graph, view }: UnrollDocument, { kind }: Pick<GraphNode, 'kind'>, from: string, to: string, dropped?: Point): Place {
  const [above, below] = [nodeById(graph, from), nodeById(graph, to)];
  const [start, end] = [view.positions[from], view.positions[to]];
  if (!above || !below || !start || !end) return { at: dropped ?? start ?? end ?? { x: 0, y: 0 }, moves: {} };
  if (end.y <= start.y) {
    const aside = { x: Math.max(start.x, end.x) + NODE.width + GAP.side, y: end.y - 20 - NODE.height / 2 };
    return { at: dropped ?? aside, moves: {} };
  }
  const under = start.y + NODE.height + depthGap(above.kind, kind);
  const needed = NODE.height + depthGap(kind, below.kind);
  const isFree = dropped !== undefined && dropped.y >= under && dropped.y + needed <= end.y;
  const at = isFree ? dropped : { x: start.x, y: under };
  const push = at.y + needed - end.y;
  if (push <= 0) return { at, moves: {} };
  return { at, moves: pushedDown(view.positions, end.y, push, [from]) };
}

/** New places for everything from a depth on, `by` further down, but for some nodes. */
export function pushedDown(positions: Readonly<Record<string, Point>>, from: number, by: number, but: readonly string[]): Record<string, Point> {
  const pushed = Object.entries(positions).filter(([id, { y }]) => y >= from && !but.includes(id));
  return Object.fromEntries(pushed.map(([id, { x, y }]) => [id, { x, y: y + by }]));
}

/** A free place for a new node that is added from another: under it, or above it where it is to feed it. */
export function placeBeside(document: UnrollDocument, id: string, kind: string, direction: 'in' | 'out'): Point {
  const above = nodeById(document.graph, id)?.kind ?? '';
  const { x, y } = document.view.positions[id] ?? { x: 0, y: 0 };
  return freePlace(document, { x, y: y + (direction === 'out' ? NODE.height + depthGap(above, kind) : -NODE.height - depthGap(kind, above)) });
}

/** Below everything that is drawn. */
export function belowAll(document: UnrollDocument): Point {
  const lowest = Object.values(document.view.positions).reduce<Point | null>((low, at) => (low && low.y >= at.y ? low : at), null);
  return lowest ? freePlace(document, { x: lowest.x, y: lowest.y + NODE.height + depthGap('dense', 'dense') }) : { x: 0, y: 0 };
}
