/** What part of the plane is seen: its middle in units of the plane, and how much nearer than all of it. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const WHOLE: MapView = { x: 0, y: 0, zoom: 1 };
const [FARTHEST, NEAREST] = [0.5, 60];

export interface Room {
  readonly width: number;
  readonly height: number;
  readonly extent: number;
}

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** Pixels of one unit of the plane, the same in both directions: distances are true. */
export function unitOf({ width, height, extent }: Room, { zoom }: MapView): number {
  return (Math.min(width, height) / 2 / extent) * zoom;
}

export function toPixel(room: Room, view: MapView, x: number, y: number): Pixel {
  const unit = unitOf(room, view);
  return { x: room.width / 2 + (x - view.x) * unit, y: room.height / 2 - (y - view.y) * unit };
}

/** What lies under a pixel stays there. */
export function zoomed(room: Room, view: MapView, factor: number, at: Pixel = { x: room.width / 2, y: room.height / 2 }): MapView {
  const zoom = Math.min(NEAREST, Math.max(FARTHEST, view.zoom * factor));
  const [before, after] = [unitOf(room, view), unitOf(room, { ...view, zoom })];
  const [right, up] = [at.x - room.width / 2, room.height / 2 - at.y];
  return { x: view.x + right / before - right / after, y: view.y + up / before - up / after, zoom };
}

export function moved(room: Room, view: MapView, right: number, down: number): MapView {
  const unit = unitOf(room, view);
  return { ...view, x: view.x - right / unit, y: view.y + down / unit };
}

const LETTER = 7.6;
const LINE = 15;

/** Where a name may stand, from its point: on it, else beside it. */
const beside = (half: number): readonly Pixel[] => [{ x: 0, y: 0 }, { x: half + 8, y: 0 }, { x: -half - 8, y: 0 }, { x: 0, y: -LINE }, { x: 0, y: LINE }, { x: half + 8, y: -LINE }, { x: half + 8, y: LINE }];

/**
 * Which symbols are named, and how far from their points, so that no two names lie on each other: those that come first win.
 * @param points pixels by symbol
 * @param told symbols whose names stand beside their points where there is no room on them
 */
export function namedOf(order: readonly number[], names: readonly string[], points: (index: number) => Pixel, { width, height }: Room, told: readonly number[] = []): ReadonlyMap<number, Pixel> {
  const taken: { readonly left: number; readonly right: number; readonly y: number }[] = [];
  const named = new Map<number, Pixel>();
  for (const index of order) {
    const { x, y } = points(index);
    if (x < 4 || y < 8 || x > width - 4 || y > height - 8) continue;
    const half = (widthOf(names[index] ?? '') + 4) / 2;
    const boxAt = (off: Pixel) => ({ left: x + off.x - half, right: x + off.x + half, y: y + off.y });
    const free = (off: Pixel): boolean => {
      const box = boxAt(off);
      return !taken.some((other) => Math.abs(other.y - box.y) < LINE && other.left < box.right && box.left < other.right);
    };
    const off = (told.includes(index) ? beside(half) : beside(half).slice(0, 1)).find(free);
    if (!off) continue;
    taken.push(boxAt(off));
    named.set(index, off);
  }
  return named;
}

function widthOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) >= 0x1100 ? 13 : LETTER), 0);
}

/** A round length of the plane that takes some 60 to 150 pixels. */
export function rulerOf(unit: number): number {
  const rough = 60 / unit;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((mark) => mark * power >= rough) ?? 10);
}
