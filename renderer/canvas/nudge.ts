import type { Point } from '../../shared/document/schema.ts';
import { edit } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { boxesNow } from './focus-item.ts';
import { grid } from './geometry.ts';
import { moveItems, selectedItems } from './items.ts';
import type { Way } from './spatial.ts';

/** Pixels of a step, plain and with Shift. */
const steps = { plain: grid, shift: 5 * grid } as const;

const ways: Readonly<Record<Way, Point>> = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 }, left: { x: -1, y: 0 }, right: { x: 1, y: 0 } };

/** Moves what is selected by one step; steps in a row are one edit. False where nothing is selected that can be moved. */
export function nudge(way: Way, isLarge: boolean): boolean {
  const boxes = boxesNow();
  const items = selectedItems(useSelectionStore.getState()).filter((item) => boxes[item]);
  if (items.length === 0) return false;
  const by = isLarge ? steps.shift : steps.plain;
  const places = Object.fromEntries(
    items.map((item) => [item, { x: (boxes[item]?.x ?? 0) + by * ways[way].x, y: (boxes[item]?.y ?? 0) + by * ways[way].y }]),
  );
  edit({ key: 'app:edit.move', args: { count: items.length } }, moveItems(places), { key: `nudge:${items.join(' ')}`, withinMs: 1000 });
  return true;
}
