import { useMemo, useRef } from 'react';
import type { Point } from '../../shared/document/schema.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import type { Detail } from './detail.ts';
import { FlowGraph } from './flow-graph.ts';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { boxAround, nodeBox, plateBox, type Box } from './geometry.ts';
import { timestepsOf } from './tensor-shape.ts';

interface Flow {
  readonly nodes: FlowNode[];
  readonly wires: FlowWire[];
  readonly plate: Box | null;
  readonly timesteps: number | null;
}

/** The document as React Flow takes it. */
export function useFlow(dragged: Readonly<Record<string, Point>>, detail: Detail): Flow {
  const document = useDocumentStore((state) => state.shown);
  const checked = useCheckStore();
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  const { nodes: selectedNodes, wires: selectedWires } = useSelectionStore();
  const made = useRef(new FlowGraph());
  return useMemo(() => {
    if (!document) return { nodes: [], wires: [], plate: null, timesteps };
    const axes = { batch: document.training.batch, timesteps };
    const inputs = { document, checked, axes, selectedNodes, selectedWires, dragged, detail };
    const nodes = made.current.nodesOf(inputs);
    const placed = nodes.map(({ id, data, position, height }) => ({ id, kind: data.kind, at: position, height: height ?? 0 }));
    const plate = plateBox({ nodes: placed, wires: document.graph.wires });
    const whole = boxAround(placed.map(({ kind, at, height }) => nodeBox(kind, at, height)));
    const lane = (plate?.x ?? whole?.x ?? 0) - 36;
    return { nodes, wires: made.current.wiresOf(inputs, lane), plate, timesteps };
  }, [document, checked, timesteps, selectedNodes, selectedWires, dragged, detail]);
}
