import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import { boxAround, nodeBox, overlaps, type Box } from './geometry.ts';

/** Between a new note and what is there, and from one place that is tried to the next. */
const [apart, step] = [4, 10];
/** Beside the nodes run the wires of targets, at the left, and stands the edge of the plate with its handle. */
const beside = { left: 150, right: 100 };

/**
 * Where a new note, with its middle there, covers nothing: in view, as near as can be to where it is wanted; best beside the whole drawing,
 * else between its nodes, else just there.
 */
export function freeNotePlace({ graph, view }: UnrollDocument, size: { readonly width: number; readonly height: number }, wanted: Point, seen: Box): Point {
  const nodes = graph.nodes.map((node) => nodeBox(node.kind, view.positions[node.id] ?? { x: 0, y: 0 }));
  const notes = view.notes.map(({ at, size: { width, height } }) => ({ ...at, width, height }));
  const boxAt = ({ x, y }: Point): Box => ({ x: x - size.width / 2 - apart, y: y - size.height / 2 - apart, width: size.width + 2 * apart, height: size.height + 2 * apart });
  const isFree = (place: Point, taken: readonly Box[]): boolean => !taken.some((other) => overlaps(boxAt(place), other));
  if (isFree(wanted, [...nodes, ...notes])) return wanted;
  const between = (from: number, length: number, own: number): readonly number[] =>
    Array.from({ length: Math.max(0, Math.floor((length - own - 2 * apart) / step) + 1) }, (_, index) => from + own / 2 + apart + index * step);
  const places = between(seen.y, seen.height, size.height).flatMap((y) => between(seen.x, seen.width, size.width).map((x) => ({ x, y })));
  const distance = ({ x, y }: Point): number => Math.hypot(x - wanted.x, y - wanted.y);
  const nearest = (taken: readonly Box[]): Point | null =>
    places.filter((place) => isFree(place, taken)).reduce<Point | null>((best, place) => (best && distance(best) <= distance(place) ? best : place), null);
  const all = boxAround(nodes);
  const whole = all ? [{ ...all, x: all.x - beside.left, width: all.width + beside.left + beside.right }] : [];
  return nearest([...whole, ...notes]) ?? nearest([...nodes, ...notes]) ?? wanted;
}
