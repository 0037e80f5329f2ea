import type { Graph, Point, UnrollDocument, Wire } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { Port, SignalKind } from '../../shared/nodes/kind.ts';
import type { Ports } from '../../shared/nodes/ports.ts';

/** Pixels at 100 %. Depth runs down, time runs right. `head`: the height of a collapsed node. */
export const NODE = { width: 236, height: 48, footer: 28, head: 28 } as const;
/** Ports can be hit within this square. */
export const PORT_HIT = 24;
/**
 * Free space between two nodes (with a footer it still keeps their ports apart), above one whose loop passes over it and at its sides
 * for the loop and the names of its states, and where a wire crosses the edge of the plate.
 */
export const GAP = { depth: 42, loop: 32, plate: 16, side: 56, states: 40 } as const;
/** The plate of the repeated part around its nodes. */
export const PLATE = { side: 70, top: 18, bottom: 18 } as const;

/** Nodes in view, with room for what React Flow does not count: the plate's edge, and at the left the targets' wire with its words. */
export const fitOptions = { padding: { top: '44px', bottom: '52px', left: '22%', right: '8%' }, maxZoom: 1 } as const;

const sideX = 52;

export interface PortSpot {
  readonly name: string;
  readonly signal: SignalKind | null;
  readonly direction: 'in' | 'out';
  /** Time ports lie at the sides: what is to be remembered goes in at the right and comes out, a timestep later, at the left. */
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  /** From the node's left edge. */
  readonly x: number;
  /** Beside the port, where it is one of several; else empty. */
  readonly label: string;
}

/** Ports of a node: inputs on top, outputs below; targets to the left of the middle, out of the way of the depth wires. */
export function portSpots(id: string, ports: Ports | null, wires: readonly Wire[]): readonly PortSpot[] {
  // Of an unknown kind only the ports are known that wires end in.
  if (!ports) return unknownSpots(id, wires);
  return [...rowOf(ports.inputs, 'in'), ...rowOf(ports.outputs, 'out')];
}

/** Ports of a delay: the loop over a cell goes through it from right to left, as through the badge on a recurrent node. */
export function timeSpots(ports: Ports): readonly PortSpot[] {
  return [
    ...ports.inputs.map((port) => ({ ...port, direction: 'in' as const, side: 'right' as const, x: NODE.width, label: '' })),
    ...ports.outputs.map((port) => ({ ...port, direction: 'out' as const, side: 'left' as const, x: 0, label: '' })),
  ];
}

/** How far below a node's top what is remembered goes in and out. */
export function timeDepth(collapsed: boolean): number {
  return (collapsed ? NODE.head : NODE.height) / 2;
}

/** What is moved, and notes made larger, keep to this grid. */
export const grid = 4;

export function toGrid(length: number): number {
  return Math.round(length / grid) * grid;
}

/** Ports of one signal share the width, and then each says which it is. */
function rowOf(ports: readonly Port[], direction: 'in' | 'out'): PortSpot[] {
  const depth = ports.filter(({ signal }) => signal !== 'targets');
  return ports.map((port) => ({
    ...port,
    direction,
    side: sideOf(direction),
    x: port.signal === 'targets' ? sideX : (NODE.width * (depth.indexOf(port) + 1)) / (depth.length + 1),
    label: depth.length > 1 && port.signal !== 'targets' ? port.name : '',
  }));
}

function sideOf(direction: 'in' | 'out'): 'top' | 'bottom' {
  return direction === 'in' ? 'top' : 'bottom';
}

function unknownSpots(id: string, wires: readonly Wire[]): PortSpot[] {
  const inputs = wires.filter(({ to }) => to.node === id).map(({ to }) => to.port);
  const outputs = wires.filter(({ from }) => from.node === id).map(({ from }) => from.port);
  const spots = (names: readonly string[], direction: 'in' | 'out') =>
    [...new Set(names)].map((name, index, all): PortSpot => {
      return { name, signal: null, direction, side: sideOf(direction), x: (NODE.width * (index + 1)) / (all.length + 1), label: name };
    });
  return [...spots(inputs, 'in'), ...spots(outputs, 'out')];
}

/** Does a loop go over it: has it states of its own? A delay is the loop itself. */
export function isRecurrent(kindId: string): boolean {
  const known = recurrent.get(kindId);
  if (known !== undefined) return known;
  const kind = kindById(kindId);
  const is = kind !== undefined && !kind.advance && kind.states({}, {}).length > 0;
  recurrent.set(kindId, is);
  return is;
}

/** By kind: asked for every node while one is dragged. */
const recurrent = new Map<string, boolean>();

/** Free space from a node down to the next: more where a loop or the edge of the plate lies between. */
export function depthGap(above: string, below: string): number {
  const crosses = isRepeated(above) !== isRepeated(below);
  return GAP.depth + (isRecurrent(below) ? GAP.loop : 0) + (crosses ? GAP.plate : 0);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}

/** The box of a node with the loop above it. */
export function nodeBox(kind: string, at: Point, height: number = NODE.height): Box {
  const above = isRecurrent(kind) ? GAP.loop : 0;
  return { x: at.x, y: at.y - above, width: NODE.width, height: height + above };
}

export interface PlacedNode {
  readonly id: string;
  readonly kind: string;
  readonly at: Point;
  readonly height: number;
}

/**
 * The sheet under what is repeated at every timestep: everything wired but the sources and the divergence, which is summed
 * over time. null: nothing is repeated yet.
 */
export function plateBox({ nodes, wires }: { readonly nodes: readonly PlacedNode[]; readonly wires: Graph['wires'] }): Box | null {
  const wired = new Set(wires.flatMap(({ from, to }) => [from.node, to.node]));
  const repeated = nodes.filter(({ id, kind }) => wired.has(id) && isRepeated(kind));
  const box = boxAround(repeated.map(({ kind, at, height }) => nodeBox(kind, at, height)));
  return (
    box && {
      x: box.x - PLATE.side,
      y: box.y - PLATE.top,
      width: box.width + 2 * PLATE.side,
      height: box.height + PLATE.top + PLATE.bottom,
    }
  );
}

/** Where the targets go down: left of the plate, or of everything where there is none. */
export function laneBeside(plate: Box | null, nodes: readonly PlacedNode[]): number {
  const box = plate ?? boxAround(nodes.map(({ kind, at, height }) => nodeBox(kind, at, height)));
  return (box?.x ?? 0) - 36;
}

export function isRepeated(kindId: string): boolean {
  const kind = kindById(kindId);
  return kind === undefined || (kind.inputs.length > 0 && kind.outputs.length > 0);
}

/** Pixels between a node and its neighbours, at least, where it is put by itself. */
const apart = 12;

/** A place for a node that is free of others and of their loops: `at`, else beside what is there, else further down. */
export function freePlace({ graph, view }: UnrollDocument, at: Point): Point {
  const taken = graph.nodes.map((node) => nodeBox(node.kind, view.positions[node.id] ?? { x: 0, y: 0 }));
  const isFree = ({ x, y }: Point): boolean => {
    const box = { x: x - apart, y: y - apart, width: NODE.width + 2 * apart, height: NODE.height + 2 * apart };
    return !taken.some((other) => overlaps(box, other));
  };
  for (let row = 0; ; row++)
    for (let column = 0; column < 3; column++) {
      const place = { x: at.x + column * (NODE.width + 2 * GAP.side), y: at.y + row * (NODE.height + GAP.depth) };
      if (isFree(place)) return place;
    }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
