import { create } from 'zustand';

/** What is run through a network while it is looked at; all views of one document share it. */
interface SubjectState {
  readonly documentId: string | null;
  /** The weights: those of the selected run, before it trained, or the drawing's own, drawn from its seed. */
  readonly weights: 'run' | 'before' | 'drawing';
  /** Which example of the data, from 0. */
  readonly example: number;
  /** What the user wrote instead of an example. */
  readonly text: string | null;
  /** The answer that is desired of a question of the user's own; null: none is judged. */
  readonly answer: string | null;
  /** The timestep that is looked at, from 1; all panels mark it. */
  readonly t: number;
}

const fresh: Omit<SubjectState, 'documentId'> = { weights: 'run', example: 0, text: null, answer: null, t: 1 };

export const useSubjectStore = create<SubjectState>(() => ({ documentId: null, ...fresh }));

export function setSubject(change: Partial<Omit<SubjectState, 'documentId'>>): void {
  useSubjectStore.setState(change);
}

/** Another document begins with its first example. */
export function openSubject(documentId: string): void {
  if (useSubjectStore.getState().documentId !== documentId) useSubjectStore.setState({ documentId, ...fresh });
}
