import { Position } from '@xyflow/react';
import type { Point } from '../../shared/document/schema.ts';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { NODE, type PortSpot } from './geometry.ts';
import { cornerPath, depthPoints, targetPoints, timePoints } from './wire-path.ts';

export interface TilePath {
  readonly key: string;
  /** Classes of the lines. */
  readonly look: string;
  readonly d: string;
}

interface Line {
  readonly wire: FlowWire;
  readonly source: FlowNode;
  readonly target: FlowNode;
  readonly look: string;
  readonly d: string;
}

/** Wires of one path: they follow each other in the document, so they mostly lie near each other, and only paths in view are painted. */
const together = 64;

/** Wires as few long paths; what did not move is not computed again. */
export class TilePaths {
  private lines: readonly (Line | null)[] = [];
  private parts: readonly (readonly TilePath[])[] = [];

  pathsOf(nodes: readonly FlowNode[], wires: readonly FlowWire[]): readonly TilePath[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const before = this.lines;
    const lines = wires.map((wire, index) => lineOf(wire, byId, before[index] ?? null));
    this.parts = Array.from({ length: Math.ceil(lines.length / together) }, (_, part) => {
      const from = part * together;
      const own = lines.slice(from, from + together);
      const known = this.parts[part];
      const isSame = known && own.length === Math.min(together, before.length - from) && own.every((line, index) => line === before[from + index]);
      return isSame ? known : joined(part, own);
    });
    this.lines = lines;
    return this.parts.flat();
  }
}

function lineOf(wire: FlowWire, nodes: ReadonlyMap<string, FlowNode>, before: Line | null): Line | null {
  const [source, target] = [nodes.get(wire.source), nodes.get(wire.target)];
  if (before && before.wire === wire && before.source === source && before.target === target) return before;
  const from = source && spotOf(source, wire.sourceHandle, 'out');
  const to = target && spotOf(target, wire.targetHandle, 'in');
  if (!from || !to) return null;
  const isTime = from.spot.side === 'left' || to.spot.side === 'right';
  const lane = Math.min(wire.data?.lane ?? from.at.x, from.at.x - 40, to.at.x - 40);
  const points =
    wire.type === 'target' ? targetPoints(from.at, to.at, lane)
    : isTime ? timePoints(from.at, sideOf(from.spot), to.at, sideOf(to.spot))
    : depthPoints(from.at, to.at);
  const look = ['tile-wire', wire.type === 'target' && 'is-target', isTime && 'is-time', wire.data?.bad && 'is-bad', wire.selected && 'is-selected'];
  return { wire, source, target, look: look.filter(Boolean).join(' '), d: cornerPath(points) };
}

function spotOf({ data, position, height }: FlowNode, name: string | null | undefined, direction: 'in' | 'out'): { spot: PortSpot; at: Point } | null {
  const spot = data.ports.find((port) => port.name === name && port.direction === direction);
  if (!spot) return null;
  const y = { top: 0, bottom: height ?? NODE.height, left: NODE.height / 2, right: NODE.height / 2 }[spot.side];
  return { spot, at: { x: position.x + spot.x, y: position.y + y } };
}

function sideOf({ side }: PortSpot): Position {
  return { top: Position.Top, bottom: Position.Bottom, left: Position.Left, right: Position.Right }[side];
}

function joined(part: number, lines: readonly (Line | null)[]): readonly TilePath[] {
  const byLook = new Map<string, string>();
  for (const line of lines) if (line) byLook.set(line.look, (byLook.get(line.look) ?? '') + line.d);
  return [...byLook].map(([look, d]) => ({ key: `${part} ${look}`, look, d }));
}
