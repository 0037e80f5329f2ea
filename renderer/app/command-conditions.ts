import { instanceCount } from '../../shared/document/groups.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';

/** What must be so for a command to do anything, and what to tell the user where it is not. */
export interface Condition {
  readonly holds: () => boolean;
  readonly reason: MessageKey;
}

const selectedNodes = () => useSelectionStore.getState().nodes;
const current = () => useDocumentStore.getState();

export const hasDocument: Condition = { holds: () => current().document !== null, reason: 'app:needs.document' };
export const canUndo: Condition = { holds: () => current().history.position > 0, reason: 'app:needs.undo' };
export const canRedo: Condition = { holds: () => current().history.position < current().history.entries.length, reason: 'app:needs.redo' };
export const hasHistory: Condition = { holds: () => current().history.entries.length > 0, reason: 'app:needs.history' };
export const hasContent: Condition = { holds: () => (current().shown?.graph.nodes.length ?? 0) > 0, reason: 'app:needs.content' };
export const hasNodes: Condition = { holds: () => selectedNodes().length > 0, reason: 'app:needs.nodes' };
export const hasSelection: Condition = {
  holds: () => picked() + useSelectionStore.getState().wires.length > 0,
  reason: 'app:needs.selection',
};
const picked = () => selectedNodes().length + useSelectionStore.getState().notes.length;
export const hasItems: Condition = { holds: () => picked() > 0, reason: 'app:needs.selection' };
export const hasOneNode: Condition = { holds: () => selectedNodes().length === 1, reason: 'app:needs.oneNode' };
/** Enough to put in line with each other; to space evenly it takes one more. */
export const hasTwo: Condition = { holds: () => picked() > 1, reason: 'app:needs.two' };
export const hasThree: Condition = { holds: () => picked() > 2, reason: 'app:needs.three' };
/** An instance of a group is selected. */
export const hasInstance: Condition = {
  holds: () => current().shown?.graph.nodes.some(({ id, kind }) => kind === 'group' && selectedNodes().includes(id)) ?? false,
  reason: 'app:needs.instance',
};

/** A group is open on the canvas. */
export const isInGroup: Condition = { holds: () => current().scope.length > 0, reason: 'app:needs.openGroup' };
export const hasUnusedGroup: Condition = {
  holds: () => {
    const { document } = current();
    return document?.graph.groups.some(({ id }) => instanceCount(document, id) === 0) ?? false;
  },
  reason: 'app:needs.unusedGroup',
};

const stores = [useDocumentStore, useSelectionStore] as const;

/** Calls back whenever a condition may have changed. Returns what stops it. */
export function followConditions(changed: () => void): () => void {
  const stops = stores.map((store) => store.subscribe(changed));
  return () => stops.forEach((stop) => stop());
}
