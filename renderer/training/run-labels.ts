import { useMemo } from 'react';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { differences } from '../state/run-differences.ts';
import { runName, useRunDocuments } from '../state/run-hooks.ts';
import { useRunStore } from '../state/run-store.ts';

export interface ComparedLabel {
  readonly id: string;
  /** "Run 13, w last 10": its name and the first thing in which it differs from the selected run. */
  readonly label: string;
}

/** Runs drawn beside the selected one, in their order; the list stays the same object while nothing about it changes. */
export function useComparedLabels(run: RunSummary): readonly ComparedLabel[] {
  const runs = useRunStore((state) => state.runs);
  const numbers = useRunStore((state) => state.numbers);
  const compared = useRunStore((state) => state.compared);
  const documents = useRunDocuments([run.id, ...compared]);
  const labels = compared.flatMap((id): ComparedLabel[] => {
    const other = runs.find((candidate) => candidate.id === id);
    if (!other) return [];
    const [mine, theirs] = [documents.get(run.id), documents.get(id)];
    const first = mine && theirs ? differences(theirs, mine)[0] : undefined;
    const name = runName(other, numbers);
    return [{ id, label: first ? `${name} ${first.short}` : name }];
  });
  const key = JSON.stringify(labels);
  return useMemo(() => JSON.parse(key) as ComparedLabel[], [key]);
}
