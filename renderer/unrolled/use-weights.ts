import { useMemo } from 'react';
import { flattenGroups } from '../../shared/nodes/flatten.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { RunSummary } from '../../shared/ipc/contract.ts';
import type { Subject } from '../probe/use-subject.ts';
import { differences, type Difference } from '../state/run-differences.ts';
import { isLive } from '../state/run-reducers.ts';
import { useUnrolledStore } from '../state/unrolled-store.ts';

/** Whose weights the unrolled form shows. */
export interface WeightsShown {
  readonly of: Subject['of'];
  readonly moment: string;
  /** The drawing that they belong to. */
  readonly document: UnrollDocument;
  /** null: the drawing's own, before training. */
  readonly run: RunSummary | null;
  /** The chosen run learned another network than is drawn now. */
  readonly other: { readonly run: RunSummary; readonly differs: readonly Difference[] } | null;
}

/**
 * The chosen run's, as long as it learned the network that is drawn; after an edit those of the drawing, so that what is edited is seen,
 * unless the user insists on the run.
 */
export function useWeights(document: UnrollDocument | null, documentPath: string | null, subject: Subject | null): WeightsShown | null {
  const insisted = useUnrolledStore((state) => state.insisted);
  return useMemo(() => {
    if (!document) return null;
    const own: WeightsShown = { of: { document, documentPath }, moment: '', document, run: null, other: null };
    if (!subject?.run || !hasWeights(subject.run)) return own;
    const { of, moment, run, document: learned } = subject;
    if (isSameNetwork(learned, document)) return { of, moment, document: learned, run, other: null };
    const other = { run, differs: differences(learned, document) };
    return insisted === run.id ? { of, moment, document: learned, run, other } : { ...own, other };
  }, [document, documentPath, subject, insisted]);
}

/** Has it anything to look at? */
export function hasWeights({ status, step }: RunSummary): boolean {
  return isLive(status) || step > 0;
}

/** Have both the same weights: the same nodes but for names and what is judged, wired alike? */
function isSameNetwork(one: UnrollDocument, other: UnrollDocument): boolean {
  return networkOf(one) === networkOf(other);
}

const networks = new WeakMap<UnrollDocument['graph'], string>();

function networkOf({ graph }: UnrollDocument): string {
  const known = networks.get(graph);
  if (known !== undefined) return known;
  const { nodes, wires } = flattenGroups(graph);
  const made = JSON.stringify([
    nodes.map(({ id, kind, params: { weights: _weights, share: _share, ...params } }) => [id, kind, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]),
    wires.map(({ from, to }) => [from.node, from.port, to.node, to.port].join(' ')).sort(),
  ]);
  networks.set(graph, made);
  return made;
}
