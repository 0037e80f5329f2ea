import type { UnrollDocument } from '../../shared/document/schema.ts';
import type { ProbeMoment, RunSummary } from '../../shared/ipc/contract.ts';
import { useMoment } from '../state/moment-store.ts';
import { useRunDocuments } from '../state/run-hooks.ts';
import { useLook } from './looks.ts';

export interface RunWeights {
  readonly at: ProbeMoment;
  /** For `useProbe`: changes when `now` has become another. */
  readonly moment: string;
  /** The drawing that they belong to; null: not read yet. */
  readonly document: UnrollDocument | null;
}

/**
 * The weights of a run at the moment that is looked at, or before it trained.
 * @param otherwise the step where no moment of this run is looked at; null: now
 */
export function useRunWeights(run: RunSummary | null, before = false, otherwise: number | null = null): RunWeights {
  const step = useMoment(run?.id ?? '');
  const now = useLook(run);
  const document = useRunDocuments(run ? [run.id] : []).get(run?.id ?? '') ?? null;
  const at = before ? ('initial' as const) : (step ?? otherwise ?? ('now' as const));
  return { at, document, moment: at === 'now' ? `${run?.status ?? ''} ${now}` : '' };
}
