import { setCollapsed, setPinned } from '../../shared/document/arrange-edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { aligned, distributed, type Alignment, type Boxes } from './align.ts';
import { glide, type Places } from './glide-store.ts';
import { itemBoxes, moveItems, selectedItems } from './items.ts';
import { tidied } from './tidy.ts';

type Heights = Readonly<Record<string, number>>;

/** Moves things to their places in one edit, and shows how they get there. */
function send(label: EditLabel, document: UnrollDocument, places: Places, heights: Heights): Promise<void> {
  const was = itemBoxes(document, heights);
  edit(label, moveItems(places));
  return glide(was, places);
}

export function alignSelection(how: Alignment, heights: Heights): void {
  arrange({ key: `arrange:edit.align.${how}` }, (boxes) => aligned(boxes, how), heights);
}

export function distributeSelection(along: 'x' | 'y', heights: Heights): void {
  arrange({ key: along === 'x' ? 'arrange:edit.distributeAcross' : 'arrange:edit.distributeDown' }, (boxes) => distributed(boxes, along), heights);
}

function arrange(label: EditLabel, place: (boxes: Boxes) => Places, heights: Heights): void {
  const { shown: document } = useDocumentStore.getState();
  if (!document) return;
  const boxes = itemBoxes(document, heights);
  const chosen = selectedItems(useSelectionStore.getState()).flatMap((id) => (boxes[id] ? [[id, boxes[id]] as const] : []));
  void send(label, document, place(Object.fromEntries(chosen)), heights);
}

/** Lays out the selected nodes, or with fewer than two selected all; done when they are in their places. */
export async function tidy(heights: Heights): Promise<void> {
  const { shown: document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  if (document && document.graph.nodes.length > 0) await send({ key: 'app:edit.tidy' }, document, tidied(document, nodes, heights), heights);
}

/** Folds the selected nodes to their heads; where all are folded, opens them. */
export function toggleCollapsed(ids: readonly string[] = useSelectionStore.getState().nodes): void {
  const view = useDocumentStore.getState().shown?.view;
  if (!view || ids.length === 0) return;
  const opens = ids.every((id) => view.collapsed.includes(id));
  edit({ key: opens ? 'arrange:edit.expand' : 'arrange:edit.collapse', args: { count: ids.length } }, setCollapsed(ids, !opens));
}

/** Lets the selected nodes keep their place when the drawing is tidied; where all do, lets them go. */
export function togglePinned(): void {
  const { nodes } = useSelectionStore.getState();
  const view = useDocumentStore.getState().shown?.view;
  if (!view || nodes.length === 0) return;
  const frees = nodes.every((id) => view.pinned.includes(id));
  edit({ key: frees ? 'arrange:edit.unpin' : 'arrange:edit.pin', args: { count: nodes.length } }, setPinned(nodes, !frees));
}
