import { useEffect, useMemo, useState } from 'react';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { errorText } from '../../shared/i18n/index.ts';
import type { Carry, RunSummary } from '../../shared/ipc/contract.ts';
import { logUnexpected, request } from '../app/api.ts';
import { useDocumentStore } from '../state/document-store.ts';

export type Preview = { readonly state: 'reading' } | { readonly state: 'ready'; readonly carry: Carry } | { readonly state: 'failed'; readonly text: string };

export interface ForkPlan {
  /** The present drawing, trained to `steps`. */
  readonly document: UnrollDocument | null;
  readonly path: string | null;
  readonly preview: Preview;
}

/** What a fork of the present drawing would take over from a run at a recorded step. */
export function useFork(run: RunSummary, step: number, steps: number): ForkPlan {
  const drawn = useDocumentStore((state) => state.document);
  const path = useDocumentStore((state) => state.path);
  const document = useMemo(() => drawn && { ...drawn, training: { ...drawn.training, steps } }, [drawn, steps]);
  const [preview, setPreview] = useState<Preview>({ state: 'reading' });
  const runId = run.id;
  useEffect(() => {
    if (!document) return;
    let current = true;
    setPreview({ state: 'reading' });
    request('runs.carry', { document, documentPath: path, from: { runId, step } }).then(
      (carry) => current && setPreview({ state: 'ready', carry }),
      (error: unknown) => {
        logUnexpected(error);
        if (current) setPreview({ state: 'failed', text: errorText(error) });
      },
    );
    return () => {
      current = false;
    };
  }, [document, path, runId, step]);
  return { document, path, preview };
}
