import type { Point } from '../../shared/document/schema.ts';
import { isRecurrent, nodeBox, type Box, type PlacedNode } from './geometry.ts';

/** A wire that may run behind nodes. */
export interface LanedWire {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** Wires of one port may share a lane: they carry the same tensor. */
  readonly port: string;
  /** Its corners, when it goes down along a lane; null: as it runs by itself. */
  pointsAt(lane: number | null): readonly Point[];
}

/** Between a lane and a node, and between two lanes. */
const beside = 14;
const apart = 8;
/** So far the loop over a recurrent node and the names of its states reach out at its sides. */
const loopReach = 52;
/** Shapes stand right of the wires, so that a lane on the left is worth a way that is a little longer. */
const rightCosts = 48;
/** In larger drawings wires run by themselves: every edit would wait for their lanes. */
const most = 600;

/** Where wires go down that would run behind nodes: beside those. By wire; those that are free have none. */
export function wireLanes(nodes: readonly PlacedNode[], wires: readonly LanedWire[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  if (nodes.length > most) return lanes;
  const boxes = nodes.map((node) => ({ id: node.id, box: boxOf(node) }));
  const taken: { readonly port: string; readonly lane: number; readonly points: readonly Point[] }[] = [];
  for (const { id, source, target, port, pointsAt } of wires) {
    const straight = pointsAt(null);
    const [from, to] = [straight[0], straight.at(-1)];
    if (!from || !to) continue;
    const others = boxes.filter((other) => other.id !== source && other.id !== target).map(({ box }) => box);
    if (!crosses(straight, others)) continue;
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    const between = others.filter(({ y, height }) => y < bottom && y + height > top);
    const cost = (x: number): number => Math.abs(x - from.x) + Math.abs(x - to.x) + (x > from.x ? rightCosts : 0);
    const isTaken = (x: number): boolean => taken.some((other) => other.port !== port && Math.abs(other.lane - x) < apart && overlapInDepth(other.points, straight));
    const lane = [from.x, to.x, ...between.flatMap(placesBeside)]
      .sort((a, b) => cost(a) - cost(b))
      .find((x) => !isTaken(x) && !crosses(pointsAt(x), others));
    if (lane === undefined) continue;
    taken.push({ port, lane, points: straight });
    lanes.set(id, lane);
  }
  return lanes;
}

function boxOf({ kind, at, height }: PlacedNode): Box {
  const box = nodeBox(kind, at, height);
  return isRecurrent(kind) ? { ...box, x: box.x - loopReach, width: box.width + 2 * loopReach } : box;
}

function placesBeside({ x, width }: Box): number[] {
  return [0, 1, 2].flatMap((more) => [x - beside - more * apart, x + width + beside + more * apart]);
}

function crosses(points: readonly Point[], boxes: readonly Box[]): boolean {
  return points.some((a, index) => {
    const b = points[index + 1];
    if (!b) return false;
    const [left, right, top, bottom] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
    return boxes.some(({ x, y, width, height }) => x < right + apart && x + width > left - apart && y < bottom && y + height > top);
  });
}

function overlapInDepth(a: readonly Point[], b: readonly Point[]): boolean {
  const [p, q] = [a.map(({ y }) => y), b.map(({ y }) => y)];
  return Math.min(...p) < Math.max(...q) && Math.min(...q) < Math.max(...p);
}
