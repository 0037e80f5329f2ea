import { instanceCount } from '../../shared/document/groups.ts';
import type { MessageKey } from '../../shared/i18n/messages.ts';
import { endBehind } from '../canvas/insert-behind.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { subjectNode, subjects, useFocusStore } from '../state/focus-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';

/** What must be so for a command to do anything, and what to tell the user where it is not. */
export interface Condition {
  readonly holds: () => boolean;
  readonly reason: MessageKey;
  /** Looks at what the command is about, see `subjects`; that is selected before the command runs. */
  readonly ofSubjects?: true;
}

const current = () => useDocumentStore.getState();

export const hasDocument: Condition = { holds: () => current().document !== null, reason: 'app:needs.document' };
export const canUndo: Condition = { holds: () => current().history.position > 0, reason: 'app:needs.undo' };
export const canRedo: Condition = { holds: () => current().history.position < current().history.entries.length, reason: 'app:needs.redo' };
export const hasHistory: Condition = { holds: () => current().history.entries.length > 0, reason: 'app:needs.history' };
export const hasContent: Condition = { holds: () => (current().shown?.graph.nodes.length ?? 0) > 0, reason: 'app:needs.content' };
export const hasNodes: Condition = { holds: () => subjects().nodes.length > 0, reason: 'app:needs.nodes', ofSubjects: true };
export const hasSelection: Condition = { holds: () => items() + subjects().wires.length > 0, reason: 'app:needs.selection', ofSubjects: true };
export const hasItems: Condition = { holds: () => items() > 0, reason: 'app:needs.selection', ofSubjects: true };
export const hasOneNode: Condition = { holds: () => subjects().nodes.length === 1, reason: 'app:needs.oneNode', ofSubjects: true };
/** One node, note or wire. */
export const hasOne: Condition = { holds: () => items() === 1 || (items() === 0 && subjects().wires.length === 1), reason: 'app:needs.one', ofSubjects: true };
/** An instance of a group. */
export const hasInstance: Condition = {
  holds: () => current().shown?.graph.nodes.some(({ id, kind }) => kind === 'group' && subjects().nodes.includes(id)) ?? false,
  reason: 'app:needs.instance',
  ofSubjects: true,
};
const items = () => subjects().nodes.length + subjects().notes.length;

/** Enough to put in line with each other; to space evenly it takes one more. */
export const hasTwo: Condition = { holds: () => picked() > 1, reason: 'app:needs.two' };
export const hasThree: Condition = { holds: () => picked() > 2, reason: 'app:needs.three' };
const picked = () => useSelectionStore.getState().nodes.length + useSelectionStore.getState().notes.length;

/** Something is selected, or the keyboard is on a part of a node. */
export const hasHold: Condition = {
  holds: () => picked() + useSelectionStore.getState().wires.length > 0 || ['wire', 'port'].includes(useFocusStore.getState().focused?.on ?? ''),
  reason: 'app:needs.selection',
};
export const hasSubjectNode: Condition = { holds: () => subjectNode() !== null, reason: 'app:needs.oneNode' };
/** One node that gives something to others. */
export const canBeFollowed: Condition = {
  holds: () => {
    const [node, graph] = [subjectNode(), current().shown?.graph];
    return node !== null && graph !== undefined && endBehind(graph, node) !== null;
  },
  reason: 'app:needs.followed',
};
/** One node with wires, or one of its wires, from which the next is reached. */
export const hasSubjectWires: Condition = {
  holds: () => {
    const node = subjectNode();
    return subjects().wires.length === 1 || (current().shown?.graph.wires.some(({ from, to }) => from.node === node || to.node === node) ?? false);
  },
  reason: 'app:needs.wires',
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

const stores = [useDocumentStore, useSelectionStore, useFocusStore] as const;

/** Calls back whenever a condition may have changed. Returns what stops it. */
export function followConditions(changed: () => void): () => void {
  const stops = stores.map((store) => store.subscribe(changed));
  return () => stops.forEach((stop) => stop());
}
