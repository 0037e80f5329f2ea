import type { Point } from '../../shared/document/schema.ts';
import { boxAround, type Box } from './geometry.ts';

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];

export type Boxes = Readonly<Record<string, Box>>;
type Places = Record<string, Point>;

/** Places for boxes so that they share an edge or a middle of the box around them. */
export function aligned(boxes: Boxes, how: Alignment): Places {
  const whole = boxAround(Object.values(boxes));
  if (!whole) return {};
  return mapBoxes(boxes, (box) => {
    switch (how) {
      case 'left': return { x: whole.x, y: box.y };
      case 'centre': return { x: Math.round(whole.x + (whole.width - box.width) / 2), y: box.y };
      case 'right': return { x: whole.x + whole.width - box.width, y: box.y };
      case 'top': return { x: box.x, y: whole.y };
      case 'middle': return { x: box.x, y: Math.round(whole.y + (whole.height - box.height) / 2) };
      case 'bottom': return { x: box.x, y: whole.y + whole.height - box.height };
    }
  });
}

/** Places with the same free space between each two neighbours; the first and the last stay. */
export function distributed(boxes: Boxes, along: 'x' | 'y'): Places {
  const size = along === 'x' ? 'width' : 'height';
  const sorted = Object.entries(boxes).sort(([, a], [, b]) => a[along] - b[along]);
  const [first, last] = [sorted[0]?.[1], sorted.at(-1)?.[1]];
  if (!first || !last) return {};
  const taken = sorted.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = (last[along] + last[size] - first[along] - taken) / (sorted.length - 1);
  const places: Places = {};
  let next = first[along];
  for (const [id, box] of sorted) {
    places[id] = { ...(along === 'x' ? { x: Math.round(next), y: box.y } : { x: box.x, y: Math.round(next) }) };
    next += box[size] + gap;
  }
  return places;
}

function mapBoxes(boxes: Boxes, place: (box: Box) => Point): Places {
  return Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, place(box)]));
}
