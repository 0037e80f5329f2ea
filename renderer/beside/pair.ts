import { produce } from 'immer';
import { setParams } from '../../shared/document/edit.ts';
import type { GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { timestepWeightsSchema, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import type { RunsState } from '../state/run-reducers.ts';

/** Two runs to be looked at beside each other; `first` was there before. */
export interface Pair {
  readonly first: RunSummary;
  readonly second: RunSummary;
}

/** The selected run and the one that was started beside it, or that it was started beside; else the one last put on its chart. */
export function pairOf({ runs, selected, compared }: Pick<RunsState, 'runs' | 'selected' | 'compared'>): Pair | null {
  const byId = (id: string | null | undefined): RunSummary | undefined => runs.find((run) => run.id === id);
  const run = byId(selected);
  if (!run) return null;
  const before = byId(run.beside);
  if (before) return { first: before, second: run };
  const after = runs.find(({ beside }) => beside === run.id) ?? byId(compared.at(-1));
  return after ? { first: run, second: after } : null;
}

/** The drawing with another weighting at one of its divergences. */
export function withWeights(document: UnrollDocument, node: string, weights: TimestepWeights): UnrollDocument {
  return produce(document, setParams(node, { weights }));
}

export function weightsAt(document: UnrollDocument, node: string): TimestepWeights {
  const found = document.graph.nodes.find(({ id }) => id === node);
  const parsed = timestepWeightsSchema.safeParse(found?.params['weights']);
  return parsed.success ? parsed.data : { schedule: 'all' };
}

/** The divergence whose weights differ between two drawings; the first where none does. */
export function comparedDivergence(first: UnrollDocument, second: UnrollDocument): GraphNode | undefined {
  const all = divergencesOf(first.graph).map(({ node }) => node);
  return all.find(({ id }) => JSON.stringify(weightsAt(first, id)) !== JSON.stringify(weightsAt(second, id))) ?? all[0];
}
