import type { NodeHandle } from '@xyflow/react';
import { NODE, PORT_HIT, type PortSpot } from './geometry.ts';
import { handleSide } from './wire-line.ts';

/**
 * Where React Flow finds the ports of a node, as `NodePort` and its styles place them: told, not measured, so that wires are drawn before their
 * nodes are, and to nodes that are out of view.
 */
export function handlesOf(ports: readonly PortSpot[], height: number, timeAt: number): NodeHandle[] {
  return ports.map(({ name, direction, side, x }): NodeHandle => {
    const middle = { top: { x, y: 1 }, bottom: { x, y: height - 1 }, left: { x: 1, y: timeAt }, right: { x: NODE.width - 1, y: timeAt } }[side];
    return {
      id: name,
      type: direction === 'out' ? 'source' : 'target',
      position: handleSide[side],
      x: middle.x - PORT_HIT / 2,
      y: middle.y - PORT_HIT / 2,
      width: PORT_HIT,
      height: PORT_HIT,
    };
  });
}
