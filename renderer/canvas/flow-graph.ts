import type { Checked, Diagnostic } from '../../shared/compiler/diagnostics.ts';
import type { GraphNode, Point, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import type { Detail } from './detail.ts';
import type { FlowNode, FlowWire, NodeLook, WireLook } from './flow-types.ts';
import { isRepeated, NODE, PLATE, timeDepth, type PlacedNode } from './geometry.ts';
import { handlesOf } from './handles.ts';
import { itemAttributes } from './item-help.tsx';
import { isTargetPort } from './layout.ts';
import { lookOf, nodeHeight } from './node-look.ts';
import { tensorShape, type Axes } from './tensor-shape.ts';
import { wireLanes, type LanedWire } from './wire-lanes.ts';
import { wireLine } from './wire-line.ts';

const bareWire: WireLook = { shape: '', bad: false, drop: 0, lane: null, labelled: false };

type Shown = Required<Pick<FlowNode, 'id' | 'className' | 'data' | 'position' | 'selected' | 'dragging'>>;

export interface FlowInputs {
  readonly document: UnrollDocument;
  readonly checked: Checked;
  readonly axes: Axes;
  readonly selectedNodes: readonly string[];
  readonly selectedWires: readonly string[];
  /** Places of nodes that are being dragged. */
  readonly dragged: Readonly<Record<string, Point>>;
  readonly detail: Detail;
}

/** Nodes and wires for React Flow; an object stays the same while what it shows does. */
export class FlowGraph {
  private nodes = new Map<string, FlowNode>();
  private wires = new Map<string, FlowWire>();
  private made: FlowWire[] = [];
  private madeOf: readonly unknown[] = [];
  private lanes: ReadonlyMap<string, number> = new Map();
  private lanesMadeOf: readonly unknown[] = [];
  private looks: readonly (readonly [string, NodeLook])[] = [];
  private lookedAt: readonly unknown[] = [];

  /** In the order of the flow, which is the order of the Tab key. */
  nodesOf({ document, checked, axes, selectedNodes, dragged, detail }: FlowInputs): FlowNode[] {
    const selected = new Set(selectedNodes);
    const made = this.looksOf(document, checked, axes).map(([id, look]) => {
      const position = dragged[id] ?? document.view.positions[id] ?? { x: 0, y: 0 };
      return this.kept({ id, className: detail === 'tiles' ? 'is-tile' : '', data: look, position, selected: selected.has(id), dragging: dragged[id] !== undefined });
    });
    this.nodes = new Map(made.map((node) => [node.id, node]));
    return made;
  }

  /** Moving nodes changes no look. */
  private looksOf(document: UnrollDocument, checked: Checked, axes: Axes): readonly (readonly [string, NodeLook])[] {
    const { collapsed, pinned } = document.view;
    const now = [document.graph, checked, axes.batch, axes.timesteps, collapsed, pinned];
    if (now.every((part, index) => part === this.lookedAt[index])) return this.looks;
    const wires = grouped(document.graph.wires, ({ from, to }) => [from.node, to.node]);
    const diagnostics = grouped(checked.diagnostics, ({ node }) => (node ? [node] : []));
    const [folded, kept] = [new Set(collapsed), new Set(pinned)];
    this.lookedAt = now;
    const before = new Map(this.looks);
    this.looks = flowOrder(document.graph).map((node) => {
      const look = lookOf({
        node,
        ports: portsOf(document.graph, node),
        wires: wires.get(node.id) ?? [],
        diagnostics: diagnostics.get(node.id) ?? [],
        signals: checked.signals[node.id] ?? { inputs: {}, outputs: {} },
        learned: checked.learned[node.id] ?? 0,
        timesteps: axes.timesteps,
        collapsed: folded.has(node.id),
        pinned: kept.has(node.id),
      });
      const last = before.get(node.id);
      return [node.id, last && shallowEqual(last, look) ? last : look];
    });
    return this.looks;
  }

  private kept({ id, className, data, position, selected, dragging }: Shown): FlowNode {
    const last = this.nodes.get(id);
    const same =
      last && last.data === data && last.className === className && last.position.x === position.x && last.position.y === position.y &&
      last.selected === selected && last.dragging === dragging;
    if (same) return last;
    const height = nodeHeight(data);
    return {
      id,
      type: 'unroll',
      // Ports that are not drawn are not measured: told anew once they are.
      className,
      position: { x: position.x, y: position.y },
      data,
      selected,
      dragging,
      width: NODE.width,
      height,
      measured: { width: NODE.width, height },
      handles: last?.data === data && last.handles ? last.handles : handlesOf(data.ports, height, timeDepth(data.collapsed)),
      domAttributes: itemAttributes('node'),
      ariaLabel: [data.title, selected && t('keyboard:selected'), data.summary, data.problem].filter(Boolean).join(', '),
    };
  }

  /** While nodes are moved no wire changes, unless the lane of the targets moves; once they are let go, wires keep clear of them again. */
  wiresOf(inputs: FlowInputs, lane: number): FlowWire[] {
    const now = [inputs.document.graph, inputs.document.view.positions, this.looks, inputs.checked, inputs.axes.batch, inputs.axes.timesteps, inputs.selectedWires, lane];
    if (now.every((part, index) => part === this.madeOf[index])) return this.made;
    this.madeOf = now;
    this.made = this.makeWires(inputs, lane);
    return this.made;
  }

  private makeWires({ document, checked, axes, selectedWires }: FlowInputs, lane: number): FlowWire[] {
    const selected = new Set(selectedWires);
    const nodes = new Map(document.graph.nodes.map((node) => [node.id, node]));
    const bad = badEnds(checked.diagnostics);
    const lanes = this.lanesOf(document);
    const shown = new Set<string>();
    const made = document.graph.wires.map((wire) => {
      const signal = checked.signals[wire.from.node]?.outputs[wire.from.port];
      const end = `${wire.from.node}.${wire.from.port}`;
      // Wires that leave one port carry the same tensor: said once.
      const labelled = !shown.has(end);
      const shape = labelled ? (tensorShape(signal, axes) ?? '') : '';
      shown.add(end);
      const [from, to] = [nodes.get(wire.from.node), nodes.get(wire.to.node)];
      const isTarget = isTargetPort(document.graph, wire.to);
      const leavesPlate = from !== undefined && to !== undefined && isRepeated(from.kind) && !isRepeated(to.kind);
      const isNamed = this.nodes.get(wire.from.node)?.data.ports.some(({ name, direction, label }) => direction === 'out' && name === wire.from.port && label !== '');
      const data: WireLook = {
        shape,
        // Below the name of the port, where it has one.
        drop: leavesPlate ? PLATE.bottom + 20 : isNamed ? 34 : 20,
        bad: bad.has(wire.id) || bad.has(wire.from.node),
        lane: isTarget ? lane : (lanes.get(wire.id) ?? null),
        labelled,
      };
      return this.keptWire(wire, isTarget ? 'target' : 'depth', data, selected.has(wire.id), from, to);
    });
    this.wires = new Map(made.map((wire) => [wire.id, wire]));
    return made;
  }

  /** As the nodes lie in the document, not under the hand. */
  private lanesOf({ graph, view }: UnrollDocument): ReadonlyMap<string, number> {
    const now = [graph.wires, view.positions, this.looks];
    if (now.every((part, index) => part === this.lanesMadeOf[index])) return this.lanes;
    this.lanesMadeOf = now;
    const placed = new Map([...this.nodes.values()].map((node) => [node.id, { ...node, position: view.positions[node.id] ?? { x: 0, y: 0 } }]));
    const wires = graph.wires.filter(({ to }) => !isTargetPort(graph, to)).map(({ id, from, to }): LanedWire => ({
      id,
      source: from.node,
      target: to.node,
      port: `${from.node}.${from.port}`,
      pointsAt: (lane) => wireLine({ type: 'depth', sourceHandle: from.port, targetHandle: to.port, data: { ...bareWire, lane } }, placed.get(from.node), placed.get(to.node))?.points ?? [],
    }));
    this.lanes = wireLanes(placedNodes([...placed.values()]), wires);
    return this.lanes;
  }

  private keptWire(wire: Wire, type: 'depth' | 'target', data: WireLook, selected: boolean, from: GraphNode | undefined, to: GraphNode | undefined): FlowWire {
    const last = this.wires.get(wire.id);
    const same =
      last && last.type === type && last.selected === selected && last.source === wire.from.node && last.target === wire.to.node &&
      last.sourceHandle === wire.from.port && last.targetHandle === wire.to.port && last.data && shallowEqual(last.data, data);
    if (same) return last;
    const ends = { from: from ? nodeTitle(from) : wire.from.node, to: to ? nodeTitle(to) : wire.to.node };
    return {
      id: wire.id,
      type,
      source: wire.from.node,
      sourceHandle: wire.from.port,
      target: wire.to.node,
      targetHandle: wire.to.port,
      selected,
      data,
      reconnectable: true,
      domAttributes: { ...itemAttributes('wire'), tabIndex: -1 },
      ariaLabel: t('app:canvas.wireLabel', { ...ends, shape: data.shape }),
    };
  }
}

export function placedNodes(nodes: readonly FlowNode[]): PlacedNode[] {
  return nodes.map(({ id, data, position, height }) => ({ id, kind: data.kind, at: position, height: height ?? NODE.height }));
}

/** Wires that are wrong, and nodes that give too many or too few classes: the shape out of them is wrong as well. */
function badEnds(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  return new Set(
    diagnostics.flatMap(({ wire, node, message, severity }) => [
      ...(wire ? [wire] : []),
      ...(node && severity === 'error' && message.key === 'diagnostics:classesDiffer' ? [node] : []),
    ]),
  );
}

/** Items by each of their keys, in the order of the items. */
export function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  return groups;
}

function shallowEqual(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => samePart(a[key], b[key]));
}

/** Ports of an unknown kind are made anew each time; there are few. */
function samePart(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));
}
