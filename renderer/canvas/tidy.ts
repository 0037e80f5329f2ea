import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import { GAP, NODE, nodeBox, type Box } from './geometry.ts';
import { noteItem } from './items.ts';
import { layoutGraph } from './layout.ts';

type Places = Record<string, Point>;
type Heights = Readonly<Record<string, number>>;

/**
 * New places for some nodes, or for all and the notes beside them. Pinned nodes stay where they are, and the others are laid around them.
 * @param only ids of the nodes to lay out; fewer than two: all
 */
export function tidied(document: UnrollDocument, only: readonly string[], heights: Heights): Places {
  const { graph, view } = document;
  const chosen = new Set(only.length > 1 ? only : graph.nodes.map(({ id }) => id));
  const nodes = graph.nodes.filter(({ id }) => chosen.has(id));
  const laid = layoutGraph({ ...graph, nodes, wires: graph.wires.filter(({ from, to }) => chosen.has(from.node) && chosen.has(to.node)) }, heights);
  const pinned = view.pinned.filter((id) => chosen.has(id));
  const by = shiftOf(laid, view.positions, pinned, only.length > 1);
  const free = nodes.filter(({ id }) => !pinned.includes(id));
  const taken = pinned.map((id) => boxOf(document, id, view.positions[id] ?? { x: 0, y: 0 }, heights));
  const places: Places = {};
  for (const { id } of free) {
    const at = laid[id] ?? { x: 0, y: 0 };
    places[id] = aside({ x: at.x + by.x, y: at.y + by.y }, (place) => boxOf(document, id, place, heights), taken);
  }
  return only.length > 1 ? places : { ...places, ...notesAlong(document, places) };
}

/** What keeps the whole where it was: pinned nodes agree in the middle, else a selection keeps its upper left corner. */
function shiftOf(laid: Places, was: Readonly<Record<string, Point>>, pinned: readonly string[], isPart: boolean): Point {
  const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
  const of = (axis: 'x' | 'y', ids: readonly string[]): number[] => ids.map((id) => (was[id]?.[axis] ?? 0) - (laid[id]?.[axis] ?? 0));
  if (pinned.length > 0) return { x: middle(of('x', pinned)), y: middle(of('y', pinned)) };
  if (!isPart) return { x: 0, y: 0 };
  const ids = Object.keys(laid);
  const least = (places: Readonly<Record<string, Point>>, axis: 'x' | 'y'): number => Math.min(...ids.map((id) => places[id]?.[axis] ?? 0));
  return { x: least(was, 'x') - least(laid, 'x'), y: least(was, 'y') - least(laid, 'y') };
}

function boxOf({ graph }: UnrollDocument, id: string, at: Point, heights: Heights): Box {
  return nodeBox(graph.nodes.find((node) => node.id === id)?.kind ?? '', at, heights[id]);
}

/** To the right, past whatever is in the way. */
function aside(at: Point, box: (at: Point) => Box, taken: readonly Box[]): Point {
  let place = at;
  for (let tries = 0; tries <= taken.length; tries++) {
    const own = box(place);
    const hit = taken.find((other) => own.x < other.x + other.width + GAP.side / 2 && other.x < own.x + own.width + GAP.side / 2 && own.y < other.y + other.height + 8 && other.y < own.y + own.height + 8);
    if (!hit) break;
    place = { x: hit.x + hit.width + GAP.side, y: place.y };
  }
  return place;
}

/** A note goes with the node that it lies next to. */
function notesAlong({ view }: UnrollDocument, places: Places): Places {
  const nodes = Object.keys(places);
  return Object.fromEntries(
    view.notes.flatMap(({ id, at, size }) => {
      const away = (node: string): number => {
        const { x, y } = view.positions[node] ?? { x: Infinity, y: 0 };
        return Math.hypot(x + NODE.width / 2 - at.x - size.width / 2, y + NODE.height / 2 - at.y - size.height / 2);
      };
      const nearest = nodes.reduce<string | undefined>((best, node) => (best === undefined || away(node) < away(best) ? node : best), undefined);
      const [was, now] = nearest === undefined ? [] : [view.positions[nearest], places[nearest]];
      return was && now ? [[noteItem(id), { x: at.x + now.x - was.x, y: at.y + now.y - was.y }]] : [];
    }),
  );
}
