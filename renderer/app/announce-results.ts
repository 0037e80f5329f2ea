import type { Diagnostic } from '../../shared/compiler/diagnostics.ts';
import { inSentence, messageText, t } from '../../shared/i18n/index.ts';
import { openGroup, scopeSteps } from '../../shared/nodes/group-scope.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore, type DocumentState } from '../state/document-store.ts';
import type { History } from '../state/history.ts';
import { useSelectionStore, type Selection } from '../state/selection-store.ts';
import { useUiStore } from '../state/ui-store.ts';
import { announce } from './announcer.tsx';
import { itemsText } from './items-text.ts';
import { resultText } from './result-text.ts';

/** How the window stood when something was said last. */
interface Stand {
  readonly document: DocumentState;
  readonly selection: Selection;
  readonly problems: readonly Diagnostic[];
  readonly mode: string;
}

/** Nothing is said while things go on changing, nor while a mouse button is down: one sentence at the end of a gesture. Milliseconds. */
const quietMs = 150;
/** Steps that become one edit, as of the arrow keys, come slower. */
const mergingMs = 700;

/** Tells a screen reader what commands did: to the document, the selection, the problems, the workspace. Returns what stops it. */
export function startAnnouncing(): () => void {
  let said = stand();
  let last = said;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isPressed = false;

  const say = (now: Stand): void => {
    const sentences = sentencesOf(said, now);
    said = now;
    announce(sentences.filter(Boolean).join(' '));
  };
  const wait = (): void => {
    if (timer) clearTimeout(timer);
    const now = stand();
    // Two edits in quick succession have two results.
    if (isEdited(said.document.history, last.document.history) && now.document.history.position > last.document.history.position) say(last);
    last = now;
    timer = setTimeout(() => {
      timer = null;
      if (!isPressed) say(stand());
    }, isMerging(said.document.history, now.document.history) ? mergingMs : quietMs);
  };
  const press = ({ type }: PointerEvent): void => {
    isPressed = type === 'pointerdown';
    if (!isPressed) wait();
  };
  const pointer = ['pointerdown', 'pointerup', 'pointercancel'] as const;
  pointer.forEach((type) => addEventListener(type, press, { capture: true }));
  const stops = [useDocumentStore, useSelectionStore, useCheckStore, useUiStore].map((store) => store.subscribe(wait));
  return () => {
    if (timer) clearTimeout(timer);
    pointer.forEach((type) => removeEventListener(type, press, { capture: true }));
    stops.forEach((stop) => stop());
  };
}

function stand(): Stand {
  return {
    document: useDocumentStore.getState(),
    selection: useSelectionStore.getState(),
    problems: useCheckStore.getState().diagnostics,
    mode: useUiStore.getState().mode,
  };
}

function sentencesOf(before: Stand, now: Stand): string[] {
  const { document, draftId } = now.document;
  if (!document) return [];
  if (before.document.draftId !== draftId) return [t('announce:opened', { title: document.title || t('app:untitled'), nodes: itemsText({ nodes: document.graph.nodes.length, notes: 0 }) || t('announce:nodes', { count: 0 }) }), ...problemsOf([], now.problems)];
  const result = changeOf(before.document, now.document);
  const way = wayOf(before.document, now.document);
  return [
    before.mode === now.mode ? '' : t('announce:mode', { mode: t(`app:mode.${useUiStore.getState().mode}`) }),
    result,
    way,
    // What an edit selects goes without saying.
    result === '' ? selectedOf(before.selection, now.selection) : '',
    // In another group the same problems have other words.
    ...(way === '' ? problemsOf(before.problems, now.problems) : []),
  ];
}

/** Is there something new in the history, and not just a way back or forth in it? */
function isEdited(before: History, now: History): boolean {
  return now.entries !== before.entries;
}

/** Is its newest entry one that grows? */
function isMerging(before: History, now: History): boolean {
  return isEdited(before, now) && now.entries[now.position - 1]?.merge != null;
}

function changeOf(before: DocumentState, now: DocumentState): string {
  const [from, to] = [before.history, now.history];
  if (!before.document || !now.document || (!isEdited(from, to) && from.position === to.position)) return '';
  if (isEdited(from, to)) {
    const entry = to.entries[to.position - 1];
    return entry ? resultText(openGroup(before.document, entry.scope), openGroup(now.document, entry.scope), entry.label) : '';
  }
  const count = Math.abs(to.position - from.position);
  const isUndo = to.position < from.position;
  const entry = to.entries[isUndo ? to.position : to.position - 1];
  if (!entry || count === 0) return '';
  const what = inSentence(messageText(entry.label));
  if (count === 1) return t(isUndo ? 'announce:undone' : 'announce:redone', { what });
  return t(isUndo ? 'announce:undoneMany' : 'announce:redoneMany', { count, what });
}

/** Which group is open now, where that changed. */
function wayOf(before: DocumentState, { document, scope, shown }: DocumentState): string {
  if (!document || !shown || before.scope.join('/') === scope.join('/')) return '';
  const nodes = t('announce:nodes', { count: shown.graph.nodes.length });
  const instance = scopeSteps(document.graph, scope)?.at(-1)?.instance;
  return instance ? t('announce:inside', { group: nodeTitle(instance), nodes }) : t('announce:outside', { nodes });
}

/** One thing says its name itself when it has the focus. */
function selectedOf(before: Selection, now: Selection): string {
  const count = ({ nodes, wires, notes }: Selection): number => nodes.length + wires.length + notes.length;
  if (before === now || (count(before) === count(now) && count(now) < 2)) return '';
  if (count(now) > 1) return t('announce:selected', { items: itemsText({ nodes: now.nodes.length, wires: now.wires.length, notes: now.notes.length }) });
  return count(now) === 0 && count(before) > 1 ? t('announce:selectedNone') : '';
}

function problemsOf(before: readonly Diagnostic[], now: readonly Diagnostic[]): string[] {
  if (before === now) return [];
  const key = ({ node, message }: Diagnostic): string => `${node ?? ''} ${messageText(message)}`;
  const known = new Set(before.map(key));
  const fresh = now.filter((each) => !known.has(key(each)));
  const [newest] = fresh;
  if (newest) {
    const problem = messageText(newest.message);
    return [now.length === 1 ? t('announce:problem', { problem }) : t('announce:problems', { count: now.length, problem })];
  }
  if (now.length >= before.length) return [];
  return [now.length === 0 ? t('announce:noProblems') : t('announce:problemsLeft', { count: now.length })];
}
