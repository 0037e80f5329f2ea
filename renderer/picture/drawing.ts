import { Position } from '@xyflow/react';
import type { Checked } from '../../shared/compiler/diagnostics.ts';
import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import { FlowGraph } from '../canvas/flow-graph.ts';
import type { FlowNode, FlowWire, WireLook } from '../canvas/flow-types.ts';
import { boxAround, NODE, nodeBox, plateBox, type Box, type PortSpot } from '../canvas/geometry.ts';
import { depthPoints, targetPoints, timePoints } from '../canvas/wire-path.ts';

export type Note = UnrollDocument['view']['notes'][number];

export interface DrawnWire {
  readonly id: string;
  readonly look: WireLook;
  readonly isTarget: boolean;
  /** It carries what is remembered: from or to the side of a node. */
  readonly isTime: boolean;
  readonly points: readonly Point[];
  readonly leavesSide: boolean;
}

/** Everything that is to be seen of a document, placed. */
export interface Drawing {
  readonly nodes: readonly FlowNode[];
  readonly collapsed: ReadonlySet<string>;
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
  const placed = nodes.map(({ id, data, position, height }) => ({ id, kind: data.kind, at: position, height: height ?? NODE.height }));
  const plate = only ? null : plateBox({ nodes: placed, wires: document.graph.wires });
  const around = boxAround(placed.map(({ kind, at, height }) => nodeBox(kind, at, height)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return {
    nodes,
    collapsed: new Set(document.view.collapsed),
    wires: flow.wiresOf(inputs, (plate?.x ?? around?.x ?? 0) - 36).flatMap((wire) => drawnWire(wire, byId)),
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
  const [source, target] = [nodes.get(wire.source), nodes.get(wire.target)];
  const out = source?.data.ports.find(({ direction, name }) => direction === 'out' && name === wire.sourceHandle);
  const into = target?.data.ports.find(({ direction, name }) => direction === 'in' && name === wire.targetHandle);
  if (!source || !target || !out || !into || !wire.data) return [];
  const [from, to] = [portPlace(source, out), portPlace(target, into)];
  const isTarget = wire.type === 'target';
  const isTime = !isTarget && (out.side === 'left' || into.side === 'right');
  const points = isTarget
    ? targetPoints(from, to, Math.min(wire.data.lane, from.x - 40, to.x - 40))
    : isTime
      ? timePoints(from, out.side === 'left' ? Position.Left : Position.Bottom, to, into.side === 'right' ? Position.Right : Position.Top)
      : depthPoints(from, to);
  return [{ id: wire.id, look: wire.data, isTarget, isTime, points, leavesSide: out.side === 'left' }];
}

/** The middle of a port in the drawing. */
export function portPlace({ position: { x, y }, height }: FlowNode, port: PortSpot): Point {
  switch (port.side) {
    case 'top':
      return { x: x + port.x, y };
    case 'bottom':
      return { x: x + port.x, y: y + (height ?? NODE.height) };
    case 'left':
      return { x, y: y + NODE.height / 2 };
    case 'right':
      return { x: x + NODE.width, y: y + NODE.height / 2 };
  }
}
