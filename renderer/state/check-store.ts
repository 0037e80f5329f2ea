import { create } from 'zustand';
import { checkEverything } from '../../shared/compiler/check.ts';
import { checkedInScope } from '../../shared/compiler/check-groups.ts';
import type { Checked, Diagnostic, FactsByNode } from '../../shared/compiler/diagnostics.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';
import { useDocumentStore } from './document-store.ts';
import { selectFacts, useFactsStore, type Reading } from './facts-store.ts';

const nothing: Checked = { diagnostics: [], signals: {}, learned: {} };

/** The check of the document as it stands now, said of the nodes that are shown: all problems, and what is known of each node. */
export const useCheckStore = create<Checked>(() => nothing);

interface Inputs {
  readonly graph: UnrollDocument['graph'] | undefined;
  readonly scope: Scope;
  readonly data: UnrollDocument['data'] | undefined;
  readonly facts: FactsByNode;
  readonly readings: Readonly<Record<string, Reading>>;
}
let last: Inputs | null = null;
/** By the ids of the flat graph, before it is said in terms of what is shown. */
let everything: Checked = nothing;

/** Checks again on every edit that matters: moving nodes does not. Returns what stops it. */
export function startChecking(): () => void {
  check();
  const stops = [useDocumentStore.subscribe(check), useFactsStore.subscribe(check)];
  return () => stops.forEach((stop) => stop());
}

function check(): void {
  const { document, scope } = useDocumentStore.getState();
  const { readings } = useFactsStore.getState();
  const inputs = { graph: document?.graph, scope, data: document?.data, facts: selectFacts({ readings }), readings };
  const same = last?.graph === inputs.graph && last?.data === inputs.data && last?.readings === readings;
  if (last && same && last.scope === scope) return;
  last = inputs;
  if (!same) everything = document ? checkEverything(document, inputs.facts) : nothing;
  const checked = document ? checkedInScope(document, scope, { ...everything, diagnostics: withReadings(everything.diagnostics, readings) }) : nothing;
  useCheckStore.setState(checked, true);
}

/** The check as it stands now, of which `checked` is what is shown, said of the nodes of another scope; the same object while nothing changes. */
export function checkedIn(checked: Checked, scope: Scope): Checked {
  const { document, scope: shown } = useDocumentStore.getState();
  const way = scope.join('/');
  if (!document || way === shown.join('/')) return checked;
  const ways = elsewhere.get(checked) ?? new Map<string, Checked>();
  elsewhere.set(checked, ways);
  const known = ways.get(way) ?? checkedInScope(document, scope, { ...everything, diagnostics: withReadings(everything.diagnostics, last?.readings ?? {}) });
  ways.set(way, known);
  return known;
}

const elsewhere = new WeakMap<Checked, Map<string, Checked>>();

/** Data that cannot be read is a problem of its node. */
function withReadings(diagnostics: readonly Diagnostic[], readings: Readonly<Record<string, Reading>>): readonly Diagnostic[] {
  const failed = Object.entries(readings).flatMap(([node, { failure }]): Diagnostic[] =>
    failure ? [{ severity: 'error', node, message: failure }] : [],
  );
  return [...failed, ...diagnostics];
}

/** Can it be trained? */
export function hasErrors({ diagnostics }: Checked): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
