import { create } from 'zustand';
import { checkDocument } from '../../shared/compiler/check.ts';
import type { Checked, Diagnostic, FactsByNode } from '../../shared/compiler/diagnostics.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { useDocumentStore } from './document-store.ts';
import { selectFacts, useFactsStore, type Reading } from './facts-store.ts';

const nothing: Checked = { diagnostics: [], signals: {}, learned: {} };

/** The check of the document as it stands now. */
export const useCheckStore = create<Checked>(() => nothing);

interface Inputs {
  readonly graph: UnrollDocument['graph'] | undefined;
  readonly data: UnrollDocument['data'] | undefined;
  readonly facts: FactsByNode;
  readonly readings: Readonly<Record<string, Reading>>;
}
let last: Inputs | null = null;

/** Checks again on every edit that matters: moving nodes does not. Returns what stops it. */
export function startChecking(): () => void {
  check();
  const stops = [useDocumentStore.subscribe(check), useFactsStore.subscribe(check)];
  return () => stops.forEach((stop) => stop());
}

function check(): void {
  const { document } = useDocumentStore.getState();
  const { readings } = useFactsStore.getState();
  const inputs = { graph: document?.graph, data: document?.data, facts: selectFacts({ readings }), readings };
  if (last && last.graph === inputs.graph && last.data === inputs.data && last.readings === readings) return;
  last = inputs;
  const checked = document ? checkDocument(document, inputs.facts) : nothing;
  useCheckStore.setState({ ...checked, diagnostics: withReadings(checked.diagnostics, readings) }, true);
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
