import { create } from 'zustand';
import { pathThrough, type FlowPath } from '../../shared/nodes/reach.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';

interface Pointed {
  /** The wire under the pointer, and where the pointer was. */
  readonly wire: { readonly id: string; readonly x: number; readonly y: number } | null;
}

export const usePointedWire = create<Pointed>(() => ({ wire: null }));

export function pointAtWire(wire: Pointed['wire']): void {
  usePointedWire.setState({ wire });
}

/** The way of the tensor on the wire that is pointed at or selected; null: neither. */
export const useWirePath = create<{ readonly path: FlowPath | null }>(() => ({ path: null }));

/** Keeps the path in step; returns what stops it. */
export function followPaths(): () => void {
  let last: readonly unknown[] = [];
  const follow = () => {
    const { nodes, wires } = useSelectionStore.getState();
    const graphWires = useDocumentStore.getState().shown?.graph.wires;
    const id = usePointedWire.getState().wire?.id ?? (nodes.length === 0 && wires.length === 1 ? wires[0] : undefined);
    if (last[0] === id && last[1] === graphWires) return;
    last = [id, graphWires];
    const path = id !== undefined && graphWires ? pathThrough(graphWires, id) : null;
    if (path || useWirePath.getState().path) useWirePath.setState({ path });
  };
  const stops = [useSelectionStore.subscribe(follow), useDocumentStore.subscribe(follow), usePointedWire.subscribe(follow)];
  return () => stops.forEach((stop) => stop());
}
