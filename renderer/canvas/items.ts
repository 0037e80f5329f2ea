import { all, moveNodes, type Edit } from '../../shared/document/edit.ts';
import { moveNotes } from '../../shared/document/arrange-edit.ts';
import type { Point, UnrollDocument } from '../../shared/document/schema.ts';
import type { Selection } from '../state/selection-store.ts';
import { NODE, type Box } from './geometry.ts';

/** Nodes and notes are moved alike; among what React Flow draws, the ids of notes begin so. */
const notePrefix = 'note:';

export function noteItem(id: string): string {
  return notePrefix + id;
}

/** The note that an item is; null for a node. */
export function noteOf(item: string): string | null {
  return item.startsWith(notePrefix) ? item.slice(notePrefix.length) : null;
}

/** Boxes of all nodes and notes. Heights are those drawn. */
export function itemBoxes({ graph, view }: UnrollDocument, heights: Readonly<Record<string, number>>): Record<string, Box> {
  const nodes = graph.nodes.map(({ id }): [string, Box] => {
    const { x, y } = view.positions[id] ?? { x: 0, y: 0 };
    return [id, { x, y, width: NODE.width, height: heights[id] ?? NODE.height }];
  });
  return Object.fromEntries([...nodes, ...view.notes.map(({ id, at, size }): [string, Box] => [noteItem(id), { ...at, ...size }])]);
}

export function selectedItems({ nodes, notes }: Selection): string[] {
  return [...nodes, ...notes.map(noteItem)];
}

/** Moves nodes and notes. */
export function moveItems(places: Readonly<Record<string, Point>>): Edit {
  const notes = Object.entries(places).flatMap(([item, at]): [string, Point][] => {
    const note = noteOf(item);
    return note === null ? [] : [[note, at]];
  });
  const nodes = Object.entries(places).filter(([item]) => noteOf(item) === null);
  return all(moveNodes(Object.fromEntries(nodes)), moveNotes(Object.fromEntries(notes)));
}
