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
