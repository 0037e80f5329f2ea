import { create } from 'zustand';
import { useDocumentStore } from './document-store.ts';
import { select, useSelectionStore, type Selection } from './selection-store.ts';

/** What of the drawing the keyboard is on. Of a port, `id` is its node. */
export type Focused =
  | { readonly on: 'node' | 'note' | 'wire'; readonly id: string }
  | { readonly on: 'port'; readonly id: string; readonly port: string; readonly direction: 'in' | 'out' };

interface FocusState {
  readonly focused: Focused | null;
  /** Where the keyboard was last: there it goes on. */
  readonly last: Focused | null;
  /** When it came to `focused`, as `performance.now()` counts. */
  readonly since: number;
}

/** A dialog or a menu that is open meanwhile changes nothing: what it offers is about what the keyboard was on. */
export const useFocusStore = create<FocusState>(() => ({ focused: null, last: null, since: 0 }));

export function setFocused(focused: Focused | null, last: Focused | null = focused): void {
  useFocusStore.setState({ focused, since: performance.now(), ...(last && { last }) });
}

/** What a command is about: what is selected; where the keyboard is on something else, that. */
export function subjects(): Selection {
  const selection = useSelectionStore.getState();
  const { focused } = useFocusStore.getState();
  if (!focused || focused.on === 'port' || !isThere(focused)) return selection;
  const list = `${focused.on}s` as const;
  if (selection[list].includes(focused.id)) return selection;
  return { nodes: [], wires: [], notes: [], [list]: [focused.id] };
}

/** Selects what a command is about. */
export function selectSubjects(): void {
  const now = subjects();
  if (now !== useSelectionStore.getState()) select(now);
}

function isThere({ on, id }: Focused): boolean {
  const { shown } = useDocumentStore.getState();
  const items: readonly { readonly id: string }[] = (on === 'wire' ? shown?.graph.wires : on === 'note' ? shown?.view.notes : shown?.graph.nodes) ?? [];
  return items.some((item) => item.id === id);
}

/** The one node that a command is about, also where the keyboard is on a port of it; null: none or several. */
export function subjectNode(): string | null {
  const { focused } = useFocusStore.getState();
  if (focused?.on === 'port' && isThere(focused)) return focused.id;
  const { nodes, notes } = subjects();
  return nodes.length === 1 && notes.length === 0 ? (nodes[0] ?? null) : null;
}
