import { useMemo } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { DatasetFacts, RunSummary } from '../../shared/ipc/contract.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useFactsStore } from '../state/facts-store.ts';
import { useSelectedRun } from '../state/run-hooks.ts';
import type { ProbeRequest } from './probe-cache.ts';
import { parseRows } from './rows-text.ts';
import { useSubjectStore } from './subject-store.ts';
import { useRunWeights } from './use-run-weights.ts';

export type ProbedExample = ProbeRequest['ask']['sequences'][number];

/** Whose network is looked at, at which moment, and what runs through it. */
export interface Subject {
  readonly of: ProbeRequest['of'];
  /** For `useProbe`: changes when the same question has another answer. */
  readonly moment: string;
  /** The drawing that these weights belong to. */
  readonly document: UnrollDocument;
  /** Whose weights; null: the drawing's own. */
  readonly run: RunSummary | null;
  /** Null: the data are still being read, or cannot be. */
  readonly sequence: ProbedExample | null;
}

/** What the views of a network show now; null: there is no document. */
export function useSubject(): Subject | null {
  const document = useDocumentStore((state) => state.document);
  const documentPath = useDocumentStore((state) => state.path);
  const weights = useSubjectStore((state) => state.weights);
  const selected = useSelectedRun();
  const run = weights === 'drawing' ? null : selected;
  const trained = useRunWeights(run, weights === 'before');
  const sequence = useSequence();
  return useMemo(() => {
    if (!document) return null;
    if (!run) return { of: { document, documentPath }, moment: '', document, run: null, sequence };
    return trained.document && { of: { runId: run.id, at: trained.at }, moment: trained.moment, document: trained.document, run, sequence };
  }, [document, documentPath, run, trained.at, trained.moment, trained.document, sequence]);
}

/** What the user wrote, else an example of the data; null while the data are being read. */
function useSequence(): ProbedExample | null {
  const dataset = useSubjectData();
  // One by one, so that the playhead draws nothing of it again.
  const example = useSubjectStore((state) => state.example);
  const text = useSubjectStore((state) => state.text);
  const answer = useSubjectStore((state) => state.answer);
  return useMemo(() => {
    if (text !== null) return writtenOf(text, answer, dataset?.series?.columns.length ?? null);
    return dataset && exampleOf(dataset, example);
  }, [dataset, example, text, answer]);
}

/** What the user wrote, as a probe reads it: of numbers, rows; null: they cannot be read. */
function writtenOf(text: string, answer: string | null, channels: number | null): ProbedExample | null {
  const x = channels === null ? text : parseRows(text, channels);
  if (x === null || x.length === 0) return null;
  return answer === null ? { x } : { x, d: answer };
}

/** What is known of the data that the drawing's first source reads; null: not read yet, or it cannot be. */
export function useSubjectData(): DatasetFacts | null {
  const source = useDocumentStore((state) => state.document?.graph.nodes.find(({ kind }) => kindById(kind)?.inputs.length === 0)?.id);
  return useFactsStore((state) => (source === undefined ? null : (state.readings[source]?.dataset ?? null)));
}

/** How many examples there are to choose from: of a series windows, of sequences of numbers the one that is known whole. */
export function exampleCount({ series, examples, facts, answers }: DatasetFacts): number {
  if (!series) return examples.length;
  return answers.length > 0 ? 1 : Math.max(1, Math.floor((series.lines[0]?.length ?? 0) / Math.max(1, facts.timesteps)));
}

/** An example as a probe reads it: symbols with their targets, or the first rows of a table. */
export function exampleOf(dataset: DatasetFacts, index: number): ProbedExample | null {
  const { series, examples, facts, answers } = dataset;
  if (series) {
    const begin = Math.min(index, exampleCount(dataset) - 1) * facts.timesteps;
    const rows = series.lines[0]?.slice(begin, begin + facts.timesteps).map((_, t) => series.lines.map((line) => line[begin + t] ?? NaN)) ?? [];
    return rows.length > 0 ? { x: rows } : null;
  }
  const example = examples[Math.min(index, examples.length - 1)];
  if (!example) return null;
  const label = answers.length > 0 ? example.d.at(-1) : undefined;
  return { x: example.x, d: label ?? example.d };
}
