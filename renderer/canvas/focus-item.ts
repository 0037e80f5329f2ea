import type { ReactFlowInstance } from '@xyflow/react';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { isTyping } from '../app/use-shortcuts.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFocusStore, type Focused } from '../state/focus-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import type { FlowItem, FlowWire } from './flow-types.ts';
import { NODE, type Box } from './geometry.ts';
import { moveMs } from './glide-store.ts';
import { itemSelector } from './item-element.ts';
import { itemBoxes, noteItem } from './items.ts';
import { reveal as askToSee } from './reveal-store.ts';

/** Pixels between what has the focus and the edges of the canvas. */
const margin = 56;
/** Frames until something that comes into view is drawn. */
const patience = 30;

type Flow = ReactFlowInstance<FlowItem, FlowWire>;

/** The canvas that is there; null: none is. */
let canvas: { readonly flow: Flow; readonly surface: HTMLElement } | null = null;

/** Returns what withdraws it. */
export function offerCanvas(flow: Flow, surface: HTMLElement): () => void {
  canvas = { flow, surface };
  return () => void (canvas = null);
}

/** Gives the focus to a node or note of the canvas once it is drawn, and moves it into view; unless something is being written by then. */
export function toItem(item: string, takes = false): void {
  focusSoon(itemSelector(item), () => (canvas ? showOnCanvas(item) : askToSee(item)), takes);
}

/** The same for what a canvas that is drawn anew will show; the view stays as it begins. */
export function toDrawnItem(item: string): void {
  focusSoon(itemSelector(item), () => undefined, false);
}

/** The same for a wire; what is drawn of it depends on its nodes. */
export function toWire(id: string, takes = false): void {
  focusSoon(`.react-flow__edge[data-id="${CSS.escape(id)}"]`, () => {
    const wire = useDocumentStore.getState().shown?.graph.wires.find((each) => each.id === id);
    const boxes = boxesNow();
    reveal(wire && boxes[wire.from.node]);
    reveal(wire && boxes[wire.to.node]);
  }, takes);
}

function toFocused({ on, id }: Focused, takes: boolean): void {
  if (on === 'wire') toWire(id, takes);
  else toItem(on === 'note' ? noteItem(id) : id, takes);
}

/** Back to what the keyboard was on when a list or a menu was opened; without that to the canvas. */
export function toLast(): void {
  const { focused } = useFocusStore.getState();
  if (focused?.on === 'port') focusSoon(`.react-flow__node[data-id="${CSS.escape(focused.id)}"] .port[data-port="${CSS.escape(focused.port)}"][data-direction="${focused.direction}"]`, () => undefined, true);
  else if (focused) toFocused(focused, true);
  else document.querySelector<HTMLElement>('[data-canvas]')?.focus();
}

/** Back to the drawing: to what is selected, else to where the keyboard was last, else to where the flow begins. */
export function toDrawing(): void {
  const item = startItem();
  if (item) toFocused(item, true);
  else document.querySelector<HTMLElement>('[data-canvas]')?.focus();
}

function startItem(): Focused | null {
  const { shown } = useDocumentStore.getState();
  if (!shown) return null;
  const { nodes, notes, wires } = useSelectionStore.getState();
  const { last } = useFocusStore.getState();
  if (last && last.on !== 'wire' && [...nodes, ...notes].includes(last.id)) return last;
  const picked = nodes[0] !== undefined ? ({ on: 'node', id: nodes[0] } as const) : notes[0] !== undefined ? ({ on: 'note', id: notes[0] } as const) : null;
  if (picked) return picked;
  if (wires[0] !== undefined) return { on: 'wire', id: wires[0] };
  const isThere = last && [...shown.graph.nodes, ...shown.view.notes].some(({ id }) => id === last.id);
  if (isThere) return last;
  const [first] = flowOrder(shown.graph);
  if (first) return { on: 'node', id: first.id };
  const [note] = shown.view.notes;
  return note ? { on: 'note', id: note.id } : null;
}

/** Boxes of nodes and notes as they are drawn. */
export function boxesNow(): Readonly<Record<string, Box>> {
  const { shown } = useDocumentStore.getState();
  return shown ? itemBoxes(shown, heightsNow()) : {};
}

function heightsNow(): Readonly<Record<string, number>> {
  return Object.fromEntries((canvas?.flow.getNodes() ?? []).map(({ id, height }) => [id, height ?? NODE.height]));
}

let wanted = 0;

/**
 * What lies outside the view of a large drawing is drawn only once the canvas has moved there. The last wish counts.
 * @param takes even from a field where something is being written
 */
function focusSoon(selector: string, show: () => void, takes: boolean): void {
  const wish = ++wanted;
  let tries = 0;
  const attempt = () => {
    if (wish !== wanted) return;
    const isWriting = !takes && isTyping(document.activeElement);
    // The field that asks for this may be about to go.
    if (isWriting && tries > 0) return;
    if (tries === 0 && !isWriting) show();
    const element = isWriting ? null : document.querySelector<HTMLElement | SVGElement>(selector);
    element?.focus({ preventScroll: true });
    // What was opened just now is drawn over some frames, and takes the focus only once it can be seen.
    if ((!element || document.activeElement !== element) && tries++ < patience) requestAnimationFrame(attempt);
  };
  attempt();
}

/** Brings a node or note of the folded drawing into view. */
export function showOnCanvas(item: string): void {
  reveal(boxesNow()[item]);
}

/** Moves the canvas by as little as brings a box into view; what is in view stays where it is. */
function reveal(box: Box | undefined): void {
  if (!canvas || !box) return;
  const { width, height } = canvas.surface.getBoundingClientRect();
  const { x, y, zoom } = canvas.flow.getViewport();
  const shift = (from: number, size: number, room: number): number => {
    const [start, end] = [from, from + size];
    if (start < margin) return margin - start;
    return end > room - margin ? Math.max(room - margin - end, margin - start) : 0;
  };
  const dx = shift(box.x * zoom + x, box.width * zoom, width);
  const dy = shift(box.y * zoom + y, box.height * zoom, height);
  if (dx !== 0 || dy !== 0) void canvas.flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: moveMs() });
}
