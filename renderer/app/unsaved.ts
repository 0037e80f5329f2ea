import { create } from 'zustand';
import { selectDirty, useDocumentStore } from '../state/document-store.ts';

interface Leaving {
  /** What goes on once the unsaved work is saved or given up; null: nothing is asked. */
  readonly then: (() => void) | null;
  /** What is told when the user stays. */
  readonly otherwise: (() => void) | null;
}

/** The question about unsaved work, while it is asked. */
export const useLeavingStore = create<Leaving>(() => ({ then: null, otherwise: null }));

/** Goes on at once where nothing is unsaved, else asks. */
export function askUnsaved(then: () => void, otherwise: (() => void) | null = null): void {
  if (selectDirty(useDocumentStore.getState())) useLeavingStore.setState({ then, otherwise });
  else then();
}

export function answerUnsaved(goOn: boolean): void {
  const { then, otherwise } = useLeavingStore.getState();
  useLeavingStore.setState({ then: null, otherwise: null });
  if (goOn) then?.();
  else otherwise?.();
}
