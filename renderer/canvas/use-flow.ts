import { useMemo } from 'react';
import type { Point } from '../../shared/document/schema.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import type { Detail } from './detail.ts';
import { FlowGraph, placedNodes } from './flow-graph.ts';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { laneBeside, plateBox, type Box } from './geometry.ts';
import { timestepsOf } from './tensor-shape.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

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
  const made = useTextMemo(() => new FlowGraph(), []);
  return useMemo(() => {
    if (!document) return { nodes: [], wires: [], plate: null, timesteps };
    const axes = { batch: document.training.batch, timesteps };
    const inputs = { document, checked, axes, selectedNodes, selectedWires, dragged, detail };
    const nodes = made.nodesOf(inputs);
    const placed = placedNodes(nodes);
    const plate = plateBox({ nodes: placed, wires: document.graph.wires });
    return { nodes, wires: made.wiresOf(inputs, laneBeside(plate, placed)), plate, timesteps };
  }, [document, checked, timesteps, selectedNodes, selectedWires, dragged, detail, made]);
}
