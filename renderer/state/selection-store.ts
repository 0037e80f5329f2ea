import { create } from 'zustand';

export interface Selection {
  readonly nodes: readonly string[];
  readonly wires: readonly string[];
  readonly notes: readonly string[];
}

const nothing: Selection = { nodes: [], wires: [], notes: [] };

export const useSelectionStore = create<Selection>(() => nothing);

export function select(selection: Partial<Selection>): void {
  useSelectionStore.setState({ ...nothing, ...selection });
}

export function selectNode(id: string): void {
  select({ nodes: [id] });
}

/** Drops what is no longer there. */
export function keepOnly(nodes: ReadonlySet<string>, wires: ReadonlySet<string>, notes: ReadonlySet<string>): void {
  const now = useSelectionStore.getState();
  const kept = { nodes: now.nodes.filter((id) => nodes.has(id)), wires: now.wires.filter((id) => wires.has(id)), notes: now.notes.filter((id) => notes.has(id)) };
  if (kept.nodes.length < now.nodes.length || kept.wires.length < now.wires.length || kept.notes.length < now.notes.length) useSelectionStore.setState(kept);
}
