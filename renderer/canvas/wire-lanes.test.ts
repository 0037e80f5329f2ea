import { Position } from '@xyflow/react';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../shared/document/schema.ts';
import { NODE } from './geometry.ts';
import { wireLanes, type LanedWire } from './wire-lanes.ts';
import { depthPoints, timePoints } from './wire-path.ts';

const placed = (id: string, x: number, y: number, kind = 'dense') => ({ id, kind, at: { x, y }, height: NODE.height });
const column = [placed('a', 0, 0, 'embedding'), placed('b', 0, 110, 'layer-norm'), placed('c', 0, 220, 'add')];
const middle = NODE.width / 2;

function depthWire(source: string, target: string, from: Point, to: Point): LanedWire {
  return { id: `${source}-${target}`, source, target, port: `${source}.out`, pointsAt: (lane) => depthPoints(from, to, lane) };
}

/** Does any part of it lie under the box of a node? */
function isUnder(points: readonly Point[], { x, y }: Point): boolean {
  return points.some((a, index) => {
    const b = points[index + 1];
    if (!b) return false;
    return Math.min(a.x, b.x) < x + NODE.width && Math.max(a.x, b.x) > x && Math.min(a.y, b.y) < y + NODE.height && Math.max(a.y, b.y) > y;
  });
}

describe('lanes of wires', () => {
  const skip = depthWire('a', 'c', { x: middle, y: 48 }, { x: 80, y: 220 });

  it('lead a wire beside the node that it would run behind, and leave the others alone', () => {
    const next = depthWire('a', 'b', { x: middle, y: 48 }, { x: middle, y: 110 });
    const lanes = wireLanes(column, [next, skip]);
    expect([...lanes.keys()]).toEqual(['a-c']);
    expect(isUnder(skip.pointsAt(null), { x: 0, y: 110 })).toBe(true);
    expect(isUnder(skip.pointsAt(lanes.get('a-c') ?? null), { x: 0, y: 110 })).toBe(false);
  });

  it('lie on the free side, and keep apart unless they carry the same tensor', () => {
    const walled = [...column, placed('d', -NODE.width - 10, 110)];
    expect(wireLanes(walled, [skip]).get('a-c')).toBeGreaterThan(NODE.width);
    const other = { ...skip, id: 'other', port: 'z.out' };
    const [first = 0, second = 0] = wireLanes(column, [skip, other]).values();
    expect(Math.abs(first - second)).toBeGreaterThanOrEqual(8);
    const same = { ...skip, id: 'same' };
    const [one, two] = wireLanes(column, [skip, same]).values();
    expect(one).toBe(two);
  });

  it('keep clear of the loop over a recurrent node', () => {
    const lane = wireLanes([...column.slice(0, 1), placed('b', 0, 140, 'lstm'), placed('c', 0, 260, 'add')], [depthWire('a', 'c', { x: middle, y: 48 }, { x: 80, y: 260 })]).get('a-c');
    expect(lane).toBeLessThan(-40);
  });

  it('lead what is remembered past what stands right of the delay', () => {
    const [from, to] = [{ x: middle, y: 268 }, { x: NODE.width, y: 134 }];
    const wire: LanedWire = { id: 'back', source: 'sum', target: 'delay', port: 'sum.out', pointsAt: (lane) => timePoints(from, Position.Bottom, to, Position.Right, lane) };
    const nodes = [placed('delay', 0, 110, 'delay'), placed('sum', 0, 220, 'add'), placed('other', NODE.width + 10, 200)];
    const lane = wireLanes(nodes, [wire]).get('back') ?? null;
    expect(isUnder(wire.pointsAt(null), { x: NODE.width + 10, y: 200 })).toBe(true);
    expect(isUnder(wire.pointsAt(lane), { x: NODE.width + 10, y: 200 })).toBe(false);
  });
});
