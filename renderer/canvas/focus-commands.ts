import { enterFields } from '../app/regions.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectSubjects, subjectNode, useFocusStore, type Focused } from '../state/focus-store.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { deleteSelection } from './actions.ts';
import { boxesNow, toItem, toWire } from './focus-item.ts';
import { wiresOf } from './follow-wires.ts';
import { noteItem } from './items.ts';
import { nearestIn, type Way } from './spatial.ts';
import { write } from './writing-store.ts';

/** The node whose wires are stepped through. */
let walked: string | null = null;

/** The next wire of a node has the focus and is selected; after the last comes the first. */
export function walkWires(): void {
  const { shown } = useDocumentStore.getState();
  const { focused } = useFocusStore.getState();
  if (!shown) return;
  // Far away wires are lines that cannot have the focus: then the selected one is the last.
  const current = focused?.on === 'wire' ? focused.id : useSelectionStore.getState().wires[0];
  const node = subjectNode() ?? (current === undefined ? null : nodeOfWire(current));
  if (node === null) return;
  const wires = wiresOf(shown.graph, node, focused?.on === 'port' ? focused : undefined);
  const next = wires[(wires.findIndex(({ id }) => id === current) + 1) % wires.length];
  if (!next) return;
  walked = node;
  select({ wires: [next.id] });
  toWire(next.id);
}

/** From a wire or a port back to its node; else nothing is selected any more, and the focus stays. */
export function letGo(): void {
  const { focused } = useFocusStore.getState();
  const node = focused?.on === 'wire' ? nodeOfWire(focused.id) : focused?.on === 'port' ? focused.id : null;
  select({});
  if (node !== null) toItem(node);
}

function nodeOfWire(id: string): string | null {
  const wire = useDocumentStore.getState().shown?.graph.wires.find((each) => each.id === id);
  if (!wire) return walked;
  return walked === wire.to.node ? wire.to.node : wire.from.node;
}

/** To the fields of what is selected, in the inspector; a note is written where it lies. */
export function editFields(): void {
  const [note] = useSelectionStore.getState().notes;
  if (note !== undefined) write({ note });
  else enterFields('inspector');
}

/** Deletes what is selected; where the keyboard was on it, it goes on to what lies nearest. */
export function deleteHere(): void {
  selectSubjects();
  const { focused } = useFocusStore.getState();
  const next = focused && nextAfter(focused);
  deleteSelection();
  if (next != null) toItem(next);
}

const ways: readonly Way[] = ['up', 'down', 'left', 'right'];

function nextAfter(focused: Focused): string | null {
  if (focused.on === 'wire') return nodeOfWire(focused.id);
  const { nodes, notes } = useSelectionStore.getState();
  const gone = new Set([...nodes, ...notes.map(noteItem)]);
  const item = focused.on === 'note' ? noteItem(focused.id) : focused.id;
  const { [item]: from, ...boxes } = boxesNow();
  if (!from || !gone.has(item)) return null;
  const others = Object.fromEntries(Object.entries(boxes).filter(([id]) => !gone.has(id)));
  for (const way of ways) {
    const next = nearestIn(way, from, others);
    if (next !== null) return next;
  }
  return Object.keys(others)[0] ?? null;
}
