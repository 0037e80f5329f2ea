import { densityAt, densityOf, gaps, pitchOf, ROOM, stateMiddle, type Density, type LaneBox, type LaneLayout } from './lane-layout.ts';
import type { DepthWire, TimeWire } from './lanes.ts';

/** How the timesteps lie side by side. */
export interface Board {
  readonly density: Density;
  readonly length: number;
  /** Pixels from timestep to timestep. */
  readonly pitch: number;
  /** Of a cell. */
  readonly cell: number;
}

/** @param wanted the pitch that was asked for; null: what suits the width */
export function boardOf(length: number, width: number, wanted: number | null = null): Board {
  const pitch = wanted ?? pitchOf(length, width);
  const density = wanted === null ? densityOf(length) : densityAt(pitch, length);
  return { density, length, pitch, cell: pitch - gaps[density] };
}

/** The timestep at a distance from the left edge of the first. */
export function timestepAt({ pitch, length }: Board, x: number): number {
  return Math.min(length, Math.max(1, Math.floor(x / pitch) + 1));
}

/** A wire within a timestep, from the left edge of its column. */
export interface ColumnWire {
  readonly path: string;
  readonly kind: 'depth' | 'term';
  /** The divergence whose weight decides whether it is dotted. */
  readonly judge: string | null;
}

/** The wires of one timestep: they are alike at all. */
export function columnWires(layout: LaneLayout, depth: readonly DepthWire[], { pitch, density }: Board): readonly ColumnWire[] {
  if (density === 'strip') return [];
  const at = new Map(layout.boxes.map((box, index) => [box.lane.id, { box, index }]));
  const middle = pitch / 2;
  let aside = 0;
  const made = depth.filter(({ isTarget }) => !isTarget).flatMap(({ from, to }): ColumnWire[] => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b || a.index >= b.index) return [];
    const [top, bottom] = [a.box.cellTop + a.box.cellHeight, b.box.cellTop];
    const judge = b.box.lane.judge;
    if (b.index === a.index + 1) return [{ path: `M${middle} ${top}V${bottom}`, kind: 'depth', judge }];
    const side = 5 + (aside++ % 4) * (density === 'wide' ? 3 : 1);
    const [out, into] = [top + 6, bottom - 6];
    return [{ path: `M${middle} ${top}V${out}H${side}V${into}H${middle}V${bottom}`, kind: 'depth', judge }];
  });
  const terms = layout.boxes.flatMap((box, index): ColumnWire[] => {
    const above = layout.boxes[index - 1];
    const isTerm = box.lane.shows === 'weights' || box.lane.shows === 'product';
    if (!isTerm || !above) return [];
    return [{ path: `M${middle} ${above.cellTop + above.cellHeight}V${box.cellTop}`, kind: 'term', judge: box.lane.judge }];
  });
  return [...made, ...terms];
}

/** What is remembered, from one timestep to the next, between its cells. */
export interface Memory {
  /** From the left edge of the first column. */
  readonly path: string;
  readonly label: { readonly tex: string; readonly x: number; readonly y: number } | null;
  readonly isOpen: boolean;
}

/** The wires from a timestep to the next; `from`: 0 is where a sequence begins, its length where it would go on. */
export function memories(layout: LaneLayout, time: readonly TimeWire[], board: Board, from: number): readonly Memory[] {
  if (board.density === 'strip') return [];
  const boxes = new Map(layout.boxes.map((box) => [box.lane.id, box]));
  return time.flatMap((wire) => {
    const [a, b] = [boxes.get(wire.from), boxes.get(wire.to)];
    return a && b ? [memory(a, b, wire, board, from)] : [];
  });
}

function memory(a: LaneBox, b: LaneBox, { state, backward }: TimeWire, { density, pitch, cell, length }: Board, from: number): Memory {
  const gap = pitch - cell;
  const [begin, end] = [from * pitch - gap / 2, from * pitch + gap / 2];
  const [y0, y1] = [stateMiddle(a, state, density), stateMiddle(b, state, density)];
  // Where a sequence begins, what is remembered comes from nowhere, at the height of who reads it.
  const start = from === 0 ? -(ROOM.gutter - 12 - ROOM.headWidth) : begin;
  const height = from === 0 ? y1 : y0;
  const middle = (start + end) / 2;
  const path = height === y1 ? `M${start} ${height}H${end}` : `M${start} ${height}C${middle} ${height} ${middle} ${y1} ${end} ${y1}`;
  const letter = state === null ? null : state.replace(/^(forward|backward)_/, '');
  const index = backward ? from + 1 : from;
  const hasRoom = density === 'wide' && letter !== null;
  return {
    path,
    isOpen: backward ? from === 0 : from === length,
    label: hasRoom ? { tex: `${letter}_{${index}}`, x: from === 0 ? end / 2 : (begin + end) / 2, y: y1 } : null,
  };
}
