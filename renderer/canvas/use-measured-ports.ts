import { useUpdateNodeInternals } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { PortSpot } from './geometry.ts';

/** React Flow measures the ports of a node when it appears: where they change later, it is told, or their wires would not be drawn. */
export function useMeasuredPorts(id: string, ports: readonly PortSpot[]): void {
  const measure = useUpdateNodeInternals();
  const spots = ports.map(({ name, direction, side, x }) => `${direction}:${name}:${side}:${x}`).join(' ');
  const measured = useRef(spots);
  useEffect(() => {
    if (measured.current === spots) return;
    measured.current = spots;
    measure(id);
  }, [id, spots, measure]);
}
