import { applyPatches, enablePatches, produceWithPatches, type Patch } from 'immer';
import type { Edit } from '../../shared/document/edit.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';

enablePatches();

/** Edits with the same key become one entry while no more than `withinMs` lie between them (default: any time). */
export interface Merge {
  readonly key: string;
  readonly withinMs?: number;
}

export interface Entry {
  /** What was done: "Move 2 nodes". */
  readonly label: EditLabel;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
  readonly merge: Merge | null;
  /** Which group was open when it was done: the way to it. */
  readonly scope: Scope;
  /** When it was last added to, milliseconds. */
  readonly at: number;
}

/** What can be undone (`entries` before `position`, newest last) and redone (from `position` on). */
export interface History {
  readonly entries: readonly Entry[];
  readonly position: number;
  /** Position at which the document equals its file; null: there is no way back to that. */
  readonly saved: number | null;
}

export interface Change {
  readonly document: UnrollDocument;
  readonly history: History;
}

const mostEntries = 500;

export function newHistory(saved: boolean): History {
  return { entries: [], position: 0, saved: saved ? 0 : null };
}

/** Makes an edit and remembers how to take it back; an edit that changes nothing leaves no entry. */
export function edited({ document, history }: Change, edit: Edit, label: EditLabel, now: number, merge: Merge | null = null, scope: Scope = []): Change {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => edit(draft));
  if (patches.length === 0) return { document, history };
  const kept = history.entries.slice(0, history.position);
  const saved = history.saved !== null && history.saved > history.position ? null : history.saved;
  const last = kept.at(-1);
  const merges =
    last?.merge && merge && last.merge.key === merge.key && last.scope.join() === scope.join() && now - last.at <= (merge.withinMs ?? Infinity) && saved !== kept.length;
  if (merges) {
    const entry = { ...last, patches: [...last.patches, ...patches], inverse: [...inverse, ...last.inverse], at: now };
    return { document: next, history: { entries: [...kept.slice(0, -1), entry], position: kept.length, saved } };
  }
  const entries = [...kept, { label, patches, inverse, merge, scope, at: now }];
  const dropped = Math.max(0, entries.length - mostEntries);
  return {
    document: next,
    history: {
      entries: entries.slice(dropped),
      position: entries.length - dropped,
      saved: saved === null || saved < dropped ? null : saved - dropped,
    },
  };
}

export function undone({ document, history }: Change): Change {
  const entry = history.entries[history.position - 1];
  if (!entry) return { document, history };
  return { document: applyPatches(document, entry.inverse), history: { ...history, position: history.position - 1 } };
}

export function redone({ document, history }: Change): Change {
  const entry = history.entries[history.position];
  if (!entry) return { document, history };
  return { document: applyPatches(document, entry.patches), history: { ...history, position: history.position + 1 } };
}

export function markSaved(history: History): History {
  return { ...history, saved: history.position };
}

export function isDirty(history: History): boolean {
  return history.saved !== history.position;
}
