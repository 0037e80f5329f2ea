import type { Lane, LaneShows } from './lanes.ts';

/** How much of a timestep is drawn: all of it, a cell of 44 px, or its part of one strip a lane. */
export type Density = 'wide' | 'cells' | 'strip';

/** Pixels. `gutter`: the lane heads; `tail`: what the rows add up to. */
export const ROOM = { gutter: 188, tail: 108, ruler: 36, head: 40, headWidth: 164, caption: 18, problem: 54, top: 14, bottom: 20 } as const;

export function densityOf(length: number): Density {
  return length <= 8 ? 'wide' : length <= 24 ? 'cells' : 'strip';
}

const pitches: Readonly<Record<Density, readonly [least: number, most: number]>> = { wide: [112, 168], cells: [52, 68], strip: [8, 30] };

/** From the middle of a timestep to that of the next: as wide as there is room for, within what can be read. */
export function pitchOf(length: number, width: number): number {
  const [least, most] = pitches[densityOf(length)];
  const fitting = (width - ROOM.gutter - ROOM.tail) / Math.max(1, length);
  return Math.min(most, Math.max(least, Math.floor(fitting)));
}

/** So many columns of elements at most: more are painted as strips, however wide. */
const mostColumns: Readonly<Record<Density, number>> = { wide: 64, cells: 200, strip: Infinity };
const zoomed = { least: 2, most: 240 } as const;

/** How much of a timestep there is room for at a pitch. */
export function densityAt(pitch: number, length: number): Density {
  return (['wide', 'cells'] as const).find((density) => pitch >= pitches[density][0] && length <= mostColumns[density]) ?? 'strip';
}

/** A step of zooming, at least a pixel. */
export function zoomedPitch(pitch: number, factor: number, length: number): number {
  const next = Math.round(pitch * factor);
  const moved = next === pitch ? pitch + Math.sign(factor - 1) : next;
  const most = densityAt(zoomed.most, length) === 'strip' ? pitches.cells[1] : zoomed.most;
  return Math.min(most, Math.max(zoomed.least, moved));
}

/** At which all timesteps are in view at once, as far as they can be; null: they are anyway. */
export function fittingPitch(length: number, width: number): number | null {
  const fitting = Math.floor((width - ROOM.gutter - ROOM.tail) / Math.max(1, length));
  return pitchOf(length, width) <= fitting ? null : Math.max(zoomed.least, fitting);
}

/** Free between two timesteps: where what is remembered passes. */
export const gaps: Readonly<Record<Density, number>> = { wide: 30, cells: 8, strip: 0 };

const lanesApart: Readonly<Record<Density, number>> = { wide: 26, cells: 16, strip: 12 };

const heights: Readonly<Record<Exclude<LaneShows, 'states'>, Readonly<Record<Density, number>>>> = {
  source: { wide: 32, cells: 40, strip: 40 },
  symbol: { wide: 40, cells: 32, strip: 24 },
  'one-hot': { wide: 40, cells: 40, strip: 44 },
  vector: { wide: 44, cells: 44, strip: 44 },
  classes: { wide: 76, cells: 44, strip: 48 },
  forecast: { wide: 40, cells: 40, strip: 52 },
  divergence: { wide: 42, cells: 44, strip: 52 },
  weights: { wide: 72, cells: 64, strip: 64 },
  product: { wide: 24, cells: 24, strip: 44 },
  nothing: { wide: 40, cells: 40, strip: 24 },
};

/** One state of a recurrent node within its cell. */
export const stateHeight: Readonly<Record<Density, number>> = { wide: 28, cells: 26, strip: 48 };
const statePadding: Readonly<Record<Density, number>> = { wide: 12, cells: 8, strip: 0 };

function cellHeight({ shows, states }: Lane, density: Density): number {
  return shows === 'states' ? states.length * stateHeight[density] + statePadding[density] : heights[shows][density];
}

/** Where a lane lies, from the top of the first. */
export interface LaneBox {
  readonly lane: Lane;
  readonly top: number;
  readonly height: number;
  /** Of its cells. */
  readonly cellTop: number;
  readonly cellHeight: number;
  /** Of its head. */
  readonly headTop: number;
}

export interface LaneLayout {
  readonly boxes: readonly LaneBox[];
  readonly height: number;
}

/** What stands under the head of a lane and makes it taller. */
export interface HeadNotes {
  readonly caption: boolean;
  readonly problem: boolean;
}

export function layLanes(lanes: readonly Lane[], density: Density, notesOf: (lane: Lane) => HeadNotes): LaneLayout {
  const boxes: LaneBox[] = [];
  let top: number = ROOM.top;
  for (const lane of lanes) {
    const isTerm = lane.shows === 'weights' || lane.shows === 'product';
    const { caption, problem } = notesOf(lane);
    const cell = cellHeight(lane, density);
    const box = isTerm ? 20 : ROOM.head;
    const [headTop, cellTop] = [top + Math.max(0, (cell - box) / 2), top + Math.max(0, (box - cell) / 2)];
    const under = isTerm ? 0 : (caption ? ROOM.caption : 0) + (problem ? ROOM.problem : 0);
    const bottom = Math.max(cellTop + cell, headTop + box + under);
    boxes.push({ lane, top, height: bottom - top, cellTop, cellHeight: cell, headTop });
    top = bottom + lanesApart[density];
  }
  return { boxes, height: top - (boxes.length > 0 ? lanesApart[density] : 0) + ROOM.bottom };
}

/** Those that lie between two depths. */
export function boxesWithin({ boxes }: LaneLayout, from: number, to: number): readonly LaneBox[] {
  return boxes.filter(({ top, height }) => top + height >= from && top <= to);
}

/** The middle of a state within a cell, from the top of the first lane. */
export function stateMiddle({ lane, cellTop, cellHeight: height }: LaneBox, state: string | null, density: Density): number {
  const index = state === null ? -1 : lane.states.indexOf(state);
  if (index < 0) return cellTop + height / 2;
  return cellTop + statePadding[density] / 2 + (index + 0.5) * stateHeight[density];
}

