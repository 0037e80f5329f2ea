import type { UnrollDocument } from './schema.ts';

export type View = UnrollDocument['view'];

/** How a document looks on which nobody has worked yet. */
export function newView(positions: View['positions'] = {}): View {
  return { positions, notes: [], collapsed: [], pinned: [] };
}

/** Nodes that are gone leave nothing behind. */
export function forgetNodes(view: View, gone: ReadonlySet<string>): void {
  for (const id of gone) delete view.positions[id];
  // Assigned only where it matters: every assignment is a patch in the history.
  if (view.collapsed.some((id) => gone.has(id))) view.collapsed = view.collapsed.filter((id) => !gone.has(id));
  if (view.pinned.some((id) => gone.has(id))) view.pinned = view.pinned.filter((id) => !gone.has(id));
}
