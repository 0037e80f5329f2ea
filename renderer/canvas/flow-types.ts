import type { Edge, Node } from '@xyflow/react';
import type { NoteTone } from '../../shared/document/schema.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import type { PortSpot } from './geometry.ts';

/** What a node shows. Only plain values and constants, so that equal data means nothing to draw again. */
export interface NodeLook {
  readonly kind: string;
  readonly role: Role | null;
  readonly title: string;
  readonly summary: string;
  /** "78,336"; empty where nothing is learned or widths are not known. */
  readonly learned: string;
  /** Names of the states that go round the loop: "h" or "h, c"; empty without a loop. */
  readonly states: string;
  readonly ports: readonly PortSpot[];
  /** Ports with a wire, as "in:logits". */
  readonly wired: string;
  readonly severity: 'error' | 'warning' | null;
  readonly problem: string;
  /** The same in the few words that fit on the node. */
  readonly inShort: string;
  readonly fix: string;
  /** On the divergence: w_t of the first to the last timestep, at most ten, as "0 0.5 1". */
  readonly weights: string;
  /** Only the name is shown. */
  readonly collapsed: boolean;
  /** Keeps its place when the drawing is tidied. */
  readonly pinned: boolean;
  readonly [key: string]: unknown;
}

export type FlowNode = Node<NodeLook, 'unroll'>;

export interface NoteLook {
  readonly note: string;
  readonly text: string;
  readonly tone: NoteTone;
  readonly [key: string]: unknown;
}

export type FlowNote = Node<NoteLook, 'note'>;

/** What lies on the canvas and can be moved. */
export type FlowItem = FlowNode | FlowNote;

export interface WireLook {
  readonly shape: string;
  readonly bad: boolean;
  /** How far below its output the shape stands: where it crosses the edge of the plate, beyond that. */
  readonly drop: number;
  /** Where it goes down: the targets' wire left of the plate, another beside the nodes that it would run behind; null: it runs by itself. */
  readonly lane: number | null;
  /** Says what it carries: of several wires from one port the first does. */
  readonly labelled: boolean;
  readonly [key: string]: unknown;
}

export type FlowWire = Edge<WireLook, 'depth' | 'target'>;
