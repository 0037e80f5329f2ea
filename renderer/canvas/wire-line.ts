import { Position } from '@xyflow/react';
import type { Point } from '../../shared/document/schema.ts';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { NODE, timeDepth, type PortSpot } from './geometry.ts';
import { depthPoints, targetPoints, timePoints } from './wire-path.ts';

/** Of React Flow, for each side of a node. */
export const handleSide = { top: Position.Top, bottom: Position.Bottom, left: Position.Left, right: Position.Right } as const;

/** Where a wire runs. */
export interface WireLine {
  readonly isTarget: boolean;
  /** It carries what is remembered: from or to the side of a node. */
  readonly isTime: boolean;
  readonly leavesSide: boolean;
  readonly points: readonly Point[];
}

/** The way of a wire, found without React Flow; null: one of its ports is not there. */
export function wireLine({ type, data, sourceHandle, targetHandle }: Pick<FlowWire, 'type' | 'data' | 'sourceHandle' | 'targetHandle'>, source: FlowNode | undefined, target: FlowNode | undefined): WireLine | null {
  const out = source && spotOf(source, sourceHandle, 'out');
  const into = target && spotOf(target, targetHandle, 'in');
  if (!out || !into) return null;
  const [from, to] = [portPlace(source, out), portPlace(target, into)];
  const isTarget = type === 'target';
  const leavesSide = out.side === 'left';
  const isTime = !isTarget && (leavesSide || into.side === 'right');
  const points =
    isTarget ? targetPoints(from, to, data?.lane ?? from.x)
    : isTime ? timePoints(from, handleSide[out.side], to, handleSide[into.side], data?.lane)
    : depthPoints(from, to, data?.lane);
  return { isTarget, isTime, leavesSide, points };
}

/** The middle of a port in the drawing. */
export function portPlace({ data, position, height }: Pick<FlowNode, 'data' | 'position' | 'height'>, { side, x }: PortSpot): Point {
  const aside = timeDepth(data.collapsed);
  return { x: position.x + x, y: position.y + { top: 0, bottom: height ?? NODE.height, left: aside, right: aside }[side] };
}

function spotOf({ data }: FlowNode, name: string | null | undefined, direction: 'in' | 'out'): PortSpot | undefined {
  return data.ports.find((port) => port.name === name && port.direction === direction);
}
