import { createContext, createElement, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { resolveWeights } from '../../shared/document/timestep-weights.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import type { ProbeResult } from '../../shared/ipc/contract.ts';
import { openSubject } from '../probe/subject-store.ts';
import { useProbe } from '../probe/use-probe.ts';
import { useSubject } from '../probe/use-subject.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { unrolledOf, useUnrolledStore } from '../state/unrolled-store.ts';
import { unfold, type Unfolded } from './lanes.ts';
import { sequenceOf, type Sequence } from './sequence.ts';
import { useWeights, type WeightsShown } from './use-weights.ts';
import { useTextMemo } from '../ui/use-text-memo.ts';

/** Everything the unrolled form shows. */
export interface Unrolled {
  readonly unfolded: Unfolded;
  /** As it was chosen; null: there is nothing to read. */
  readonly chosen: Sequence | null;
  /** What is shown: the sequence that was read last, else the chosen one. */
  readonly sequence: Sequence | null;
  readonly result: ProbeResult | null;
  readonly weights: WeightsShown;
  /** A newer answer is on its way. */
  readonly reading: boolean;
  /** Why there are no values; null: there are, or will be. */
  readonly failure: Message | null;
}

const Context = createContext<Unrolled | null>(null);

/** Looks at the drawing while it is unrolled. One place asks, every part of the view reads. */
export function UnrolledProvider({ children }: { readonly children: ReactNode }) {
  return createElement(Context, { value: useUnrolledData() }, children);
}

/** null while the drawing is folded. */
export function useUnrolled(): Unrolled | null {
  return useContext(Context);
}

function useUnrolledData(): Unrolled | null {
  const { document, scope, path, draftId } = useDocumentStore();
  const open = useUnrolledStore((state) => state.open && state.draftId === draftId);
  const isWrong = useCheckStore(hasErrors);
  useEffect(() => unrolledOf(draftId), [draftId]);
  const documentId = document?.id;
  useEffect(() => {
    if (documentId !== undefined) openSubject(documentId);
  }, [documentId]);
  const whole = useLastOf(document, [document?.graph, document?.training, document?.data]);
  const subject = useSubject();
  const weights = useWeights(open ? whole : null, path, subject);
  const way = scope.join('/');
  const unfolded = useTextMemo(() => (whole && open ? unfold(whole, way === '' ? [] : way.split('/')) : null), [whole, open, way]);
  const asked = subject?.sequence ?? null;
  const chosen = useMemo(() => (open && whole && asked ? sequenceOf(whole, asked) : null), [open, whole, asked]);
  const wanted = useMemo(() => {
    if (!weights || !chosen || !whole || (isWrong && !weights.run)) return null;
    const w = weightsOf(whole, weights.document, chosen.length);
    return { of: weights.of, ask: { sequences: [{ ...chosen.ask, w }], want: ['value', 'state', 'prediction'] } };
  }, [weights, chosen, whole, isWrong]);
  const probed = useProbe(wanted, weights ? { moment: weights.moment } : {});
  const failure = probed.state === 'failed' ? probed.failure : null;
  const result = failure ? null : probed.result;
  const read = result && probed.asked?.ask.sequences[0];
  const sequence = useMemo(() => (whole && read ? sequenceOf(whole, read) : chosen), [whole, read, chosen]);
  const reading = probed.state === 'reading';
  return useMemo(
    () => (weights && unfolded ? { unfolded, chosen, sequence, result, weights, reading, failure } : null),
    [weights, unfolded, chosen, sequence, result, reading, failure],
  );
}

/** w_t of the drawing, for the divergences that the network that is looked at has. */
function weightsOf({ graph }: UnrollDocument, looked: UnrollDocument, length: number): Record<string, number[]> {
  const there = new Set(looked.graph.nodes.map(({ id }) => id));
  return Object.fromEntries(divergencesOf(graph).filter(({ node }) => there.has(node.id)).map(({ node, params }) => [node.id, [...resolveWeights(params.weights, length)]]));
}

/** The same document while none of these parts of it changed: moving nodes or the view asks nothing. */
function useLastOf(document: UnrollDocument | null, parts: readonly unknown[]): UnrollDocument | null {
  const [last, setLast] = useState({ document, parts });
  if (parts.every((part, index) => part === last.parts[index])) return last.document;
  setLast({ document, parts });
  return document;
}
