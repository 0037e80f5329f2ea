import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { liveRun } from '../state/run-reducers.ts';
import { startTraining, useRunStore } from '../state/run-store.ts';
import { setUi, showDock } from '../state/ui-store.ts';

/** Trains the drawing, or shows what keeps it from being trained. */
export async function train(): Promise<void> {
  const { document, path } = useDocumentStore.getState();
  if (!document) return;
  if (hasErrors(useCheckStore.getState())) return showDock('problems');
  setUi({ mode: 'train' });
  if (!liveRun(useRunStore.getState())) await startTraining(document, path);
}
