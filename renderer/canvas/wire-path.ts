import { Position } from '@xyflow/react';
import type { Point } from '../../shared/document/schema.ts';
import { NODE } from './geometry.ts';

/** Corners of a wire are rounded by this much, or half of the shorter leg. */
const radius = 16;

/** An SVG path along right-angled corners. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = withoutDoubles(points);
  if (!first) return '';
  const parts = [`M${at(first)}`];
  rest.forEach((corner, index) => {
    const before = rest[index - 1] ?? first;
    const after = rest[index + 1];
    if (!after) {
      parts.push(`L${at(corner)}`);
      return;
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    parts.push(`L${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`);
  });
  return parts.join('');
}

/** The same corners, not rounded. */
export function cornerPath(points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point)}`).join('');
}

/**
 * From an output down to an input; around the side where the input lies above the output. `lane`: where it goes down, if not by itself;
 * it turns there below the shape beside the output.
 */
export function depthPoints(from: Point, to: Point, lane: number | null = null): Point[] {
  const [leave, enter] = [from.y + 33, to.y - 16];
  if (lane !== null && enter > leave) return [from, { x: from.x, y: leave }, { x: lane, y: leave }, { x: lane, y: enter }, { x: to.x, y: enter }, to];
  if (Math.abs(from.x - to.x) < 1 && to.y >= from.y) return [from, to];
  if (to.y - from.y >= 24) {
    // The turn lies below the shape beside the output, and above a loop over the target.
    const turn = Math.max(from.y + (to.y - from.y) / 2, Math.min(to.y - 16, from.y + 38));
    return [from, { x: from.x, y: turn }, { x: to.x, y: turn }, to];
  }
  const aside = Math.max(from.x, to.x) + 160;
  return [from, { x: from.x, y: from.y + 20 }, { x: aside, y: from.y + 20 }, { x: aside, y: to.y - 20 }, { x: to.x, y: to.y - 20 }, to];
}

/**
 * What is remembered leaves or enters a node at its sides; between two delays it passes above. It turns below the shape that stands
 * beside an output. `lane`: where it comes up on the right, if not by itself.
 */
export function timePoints(from: Point, fromSide: Position, to: Point, toSide: Position, lane: number | null = null): Point[] {
  const out = fromSide === Position.Left ? { x: from.x - 28, y: from.y } : { x: from.x, y: from.y + 33 };
  if (toSide !== Position.Right) return [from, out, { x: out.x, y: to.y - 20 }, { x: to.x, y: to.y - 20 }, to];
  const aside = Math.max(to.x + 28, fromSide === Position.Left ? 0 : from.x + NODE.width / 2 + 28, lane ?? -Infinity);
  const across = fromSide === Position.Left ? Math.min(from.y, to.y) - NODE.height / 2 - 20 : out.y;
  return [from, out, { x: out.x, y: across }, { x: aside, y: across }, { x: aside, y: to.y }, to];
}

/** Targets go round the repeated part on its left, along `wanted` or further left. */
export function targetPoints(from: Point, to: Point, wanted: number): Point[] {
  const lane = targetLane(from, to, wanted);
  return [from, { x: from.x, y: from.y + 16 }, { x: lane, y: from.y + 16 }, { x: lane, y: to.y - 16 }, { x: to.x, y: to.y - 16 }, to];
}

/** Where targets go down: never over the nodes at their own ends. */
export function targetLane(from: Point, to: Point, wanted: number): number {
  return Math.min(wanted, from.x - 40, to.x - 40);
}

/**
 * At which side of a wire its shape stands, `drop` below the output; null: there is no room for it. A short wire that turns right would
 * pass through it on that side.
 */
export function shapeSide(from: Point, to: Point, isTime: boolean, { drop, lane }: { readonly drop: number; readonly lane: number | null }): 'left' | 'right' | null {
  if (isTime) return 'right';
  const down = to.y - from.y;
  if (down <= drop + 6) return null;
  return lane === null && to.x > from.x + 1 && down < 52 ? 'left' : 'right';
}

/** A wire that ends nowhere yet: a curve that leaves its port straight. */
export function loosePath(from: Point, to: Point, direction: 'in' | 'out'): string {
  const reach = Math.max(24, Math.abs(to.y - from.y) / 2) * (direction === 'out' ? 1 : -1);
  return `M${at(from)}C${at({ x: from.x, y: from.y + reach })} ${at({ x: to.x, y: to.y - reach })} ${at(to)}`;
}

function withoutDoubles(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return !before || distance(before, point) > 0.5;
  });
}

function towards(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
