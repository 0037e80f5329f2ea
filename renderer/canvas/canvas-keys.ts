import type { Graph } from '../../shared/document/schema.ts';
import { flowOrder } from '../../shared/nodes/flow.ts';
import { isElsewhere } from '../app/use-shortcuts.ts';
import { useDocumentStore } from '../state/document-store.ts';
import type { Focused } from '../state/focus-store.ts';
import { select, selectNode, useSelectionStore, type Selection } from '../state/selection-store.ts';
import { boxesNow, toDrawing, toItem } from './focus-item.ts';
import { focusedNow, itemAt } from './follow-focus.ts';
import { neighbours } from './follow-wires.ts';
import { noteItem, noteOf } from './items.ts';
import { nudge } from './nudge.ts';
import { nearestIn, wayOf, type Way } from './spatial.ts';

/** What of the canvas takes these keys: not its buttons and fields. */
const drawing = '[data-canvas], .react-flow__node, .react-flow__edge, .port, .react-flow__nodesselection-rect';

/**
 * Keys that move over the drawing. Arrows go to what lies nearest, or move what is selected; with Alt they follow wires; Home and End go along
 * the flow, Space selects. What else is done by key is a command. Returns what stops it.
 */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (isElsewhere(event) || !isOnDrawing() || !act(event)) return;
    event.preventDefault();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function isOnDrawing(): boolean {
  const element = document.activeElement;
  return !element || element === document.body || element.matches(drawing);
}

function act(event: KeyboardEvent): boolean {
  const { code, altKey, shiftKey } = event;
  const isMod = event.ctrlKey || event.metaKey;
  const way = wayOf[code];
  const on = itemAt(document.activeElement);
  if (way && !isMod) return altKey ? !shiftKey && follow(way) : arrow(way, shiftKey, on);
  if (altKey || shiftKey) return false;
  if (code === 'Space') return toggle(event.repeat, isMod);
  if (isMod) return false;
  if (code === 'Home' || code === 'End') return toEnd(code);
  return code === 'Tab' && onTab();
}

function arrow(way: Way, isLarge: boolean, on: Focused | null): boolean {
  if (on?.on === 'wire') return toEndOfWire(on.id, way);
  if (on?.on === 'port') return toPort(way);
  const item = itemOf(on);
  if (item === null || isSelected(on)) {
    if (nudge(way, isLarge)) return true;
    toDrawing();
    return true;
  }
  const { [item]: from, ...others } = boxesNow();
  const next = from && nearestIn(way, from, others);
  if (next != null) toItem(next);
  return true;
}

/** Along a wire to the next node, which is selected; to the sides, where no time passes, to the node that stands there. */
function follow(way: Way): boolean {
  const { shown } = useDocumentStore.getState();
  const from = nodeFrom(itemAt(document.activeElement)) ?? useSelectionStore.getState().nodes[0];
  if (!shown || from === undefined) return false;
  const ends = neighbours(shown.graph, shown.view.positions, from, way);
  // Of several the one that this came from, so that there and back is where it was.
  const next = ends.find((end) => end === cameFrom) ?? ends[0] ?? besideNode(shown.graph, from, way);
  cameFrom = from;
  if (next !== undefined) {
    selectNode(next);
    toItem(next);
  }
  return true;
}

let cameFrom: string | null = null;

function nodeFrom(on: Focused | null): string | undefined {
  return on?.on === 'node' || on?.on === 'port' ? on.id : undefined;
}

/** The nearest node at the left or right; undefined: none, or another way is asked for. */
function besideNode({ nodes }: Graph, from: string, way: Way): string | undefined {
  if (way === 'up' || way === 'down') return undefined;
  const boxes = boxesNow();
  const others = Object.fromEntries(nodes.flatMap(({ id }) => (boxes[id] && id !== from ? [[id, boxes[id]]] : [])));
  return (boxes[from] && nearestIn(way, boxes[from], others)) ?? undefined;
}

/** From a wire to the node that it comes from, or goes to. */
function toEndOfWire(id: string, way: Way): boolean {
  const wire = useDocumentStore.getState().shown?.graph.wires.find((each) => each.id === id);
  if (!wire) return false;
  select({});
  toItem(way === 'up' || way === 'left' ? wire.from.node : wire.to.node);
  return true;
}

/** From one port of a node to another. */
function toPort(way: Way): boolean {
  const port = document.activeElement;
  const ports = [...(port?.closest('.react-flow__node')?.querySelectorAll<HTMLElement>('.port') ?? [])].filter((each) => each !== port);
  if (!port) return false;
  const boxes = Object.fromEntries(ports.map((each, index) => [String(index), each.getBoundingClientRect()]));
  const next = nearestIn(way, port.getBoundingClientRect(), boxes);
  if (next !== null) ports[Number(next)]?.focus();
  return true;
}

/** Selects what the keyboard is on, or lets go of it; `among`: and leaves selected what is. Space also holds the canvas for the mouse. */
function toggle(isHeld: boolean, among: boolean): boolean {
  const on = focusedNow();
  if (!on || on.on === 'port' || isHeld) return false;
  const now = useSelectionStore.getState();
  const list: keyof Selection = `${on.on}s`;
  const isIn = now[list].includes(on.id);
  if (among) select({ ...now, [list]: isIn ? now[list].filter((id) => id !== on.id) : [...now[list], on.id] });
  else select(isIn ? {} : { [list]: [on.id] });
  return true;
}

/** The items in the order of the Tab key. */
function inOrder(): string[] {
  const { shown } = useDocumentStore.getState();
  return shown ? [...shown.view.notes.map(({ id }) => noteItem(id)), ...flowOrder(shown.graph).map(({ id }) => id)] : [];
}

function toEnd(code: 'Home' | 'End'): boolean {
  const nodes = inOrder().filter((item) => noteOf(item) === null);
  const end = code === 'Home' ? nodes[0] : nodes.at(-1);
  if (end !== undefined) toItem(end);
  return true;
}

/** In a large drawing the next node may not be drawn yet; where it is, the key is the browser's. */
function onTab(): boolean {
  const item = itemOf(itemAt(document.activeElement));
  const items = inOrder();
  const next = item === null ? undefined : items[items.indexOf(item) + 1];
  const hasPorts = document.activeElement?.querySelector('.port') != null;
  if (next === undefined || hasPorts || document.querySelector(`.react-flow__node[data-id="${CSS.escape(next)}"]`)) return false;
  toItem(next);
  return true;
}

function itemOf(on: Focused | null): string | null {
  return on?.on === 'node' ? on.id : on?.on === 'note' ? noteItem(on.id) : null;
}

function isSelected(on: Focused | null): boolean {
  const { nodes, notes } = useSelectionStore.getState();
  return on !== null && (on.on === 'note' ? notes : nodes).includes(on.id);
}
