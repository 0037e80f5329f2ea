import type { RunSummary } from '../../shared/ipc/contract.ts';
import { useSubjectStore } from '../probe/subject-store.ts';
import { useSubject } from '../probe/use-subject.ts';
import type { ProbeRequest } from '../probe/probe-cache.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useDrawn } from './use-drawn.ts';

export interface LookedAt {
  /** null: the drawing as it stands, with weights drawn from its seed. */
  readonly run: RunSummary | null;
  /** What to ask; null: the drawing has errors, or the run is still being read. */
  readonly of: ProbeRequest['of'] | null;
  /** Tells one moment of it from another, see `useProbe`. */
  readonly moment: string;
}

/** Whose network the timeline shows: that of all views, but that painting w does not ask the drawing again. */
export function useLookedAt(): LookedAt {
  const subject = useSubject();
  const documentPath = useDocumentStore((state) => state.path);
  const drawn = useDrawn();
  const isDrawing = useSubjectStore((state) => state.weights === 'drawing');
  if (!isDrawing && subject?.run) return { run: subject.run, of: subject.of, moment: subject.moment };
  return { run: null, of: drawn && { document: drawn, documentPath }, moment: '' };
}
