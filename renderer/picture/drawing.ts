import type { Checked } from '../../shared/compiler/diagnostics.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { FlowGraph, placedNodes } from '../canvas/flow-graph.ts';
import type { FlowNode, FlowWire, WireLook } from '../canvas/flow-types.ts';
import { laneBeside, plateBox, type Box } from '../canvas/geometry.ts';
import { wireLine, type WireLine } from '../canvas/wire-line.ts';

export type Note = UnrollDocument['view']['notes'][number];

export interface DrawnWire extends WireLine {
  readonly id: string;
  readonly look: WireLook;
}

/** Everything that is to be seen of a document, placed. */
export interface Drawing {
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly DrawnWire[];
  readonly notes: readonly Note[];
  readonly plate: Box | null;
  readonly timesteps: number | null;
}

interface DrawingInputs {
  readonly document: UnrollDocument;
  readonly checked: Checked;
  readonly timesteps: number | null;
  /** Only these nodes and what is wired between them; null: all. */
  readonly only: ReadonlySet<string> | null;
  readonly withNotes: boolean;
}

/** The same nodes, wires and plate that the canvas shows. */
export function drawingOf({ document: whole, checked, timesteps, only, withNotes }: DrawingInputs): Drawing {
  const document = only ? restrictedTo(whole, only) : whole;
  const flow = new FlowGraph();
  const inputs = { document, checked, axes: { batch: document.training.batch, timesteps }, selectedNodes: [], selectedWires: [], dragged: {}, detail: 'whole' } as const;
  const nodes = flow.nodesOf(inputs);
  const placed = placedNodes(nodes);
  const plate = only ? null : plateBox({ nodes: placed, wires: document.graph.wires });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    nodes,
    wires: flow.wiresOf(inputs, laneBeside(plate, placed)).flatMap((wire) => drawnWire(wire, byId)),
    notes: withNotes ? document.view.notes : [],
    plate,
    timesteps,
  };
}

function restrictedTo(document: UnrollDocument, only: ReadonlySet<string>): UnrollDocument {
  const { nodes, wires } = document.graph;
  const graph = { ...document.graph, nodes: nodes.filter(({ id }) => only.has(id)), wires: wires.filter(({ from, to }) => only.has(from.node) && only.has(to.node)) };
  return { ...document, graph };
}

function drawnWire(wire: FlowWire, nodes: ReadonlyMap<string, FlowNode>): DrawnWire[] {
  const line = wireLine(wire, nodes.get(wire.source), nodes.get(wire.target));
  return line && wire.data ? [{ ...line, id: wire.id, look: wire.data }] : [];
}
