import type { CellKind } from '../../../shared/nodes/other-cell.ts';
import { t } from '../../../shared/i18n/index.ts';
import { setSubject } from '../../probe/subject-store.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { dismissFailure, startBeside, startTraining, useRunStore } from '../../state/run-store.ts';
import { showToast } from '../../state/toast-store.ts';
import { failureText } from '../../training/run-notice.tsx';
import { setGradients } from './gradients-store.ts';
import { drawnWith } from './networks.ts';

/** Trains the drawing with another cell beside the subject's run; a drawing that is not a run yet is trained, too. Both stay in view. */
export async function trainBeside(subject: Subject, cell: CellKind): Promise<void> {
  const { path } = useDocumentStore.getState();
  const own = subject.run ?? (await startTraining(subject.document, path));
  if (!own) return sayFailure();
  const other = await startBeside(own, drawnWith(subject.document, cell, own.seed), path);
  if (!subject.run) setSubject({ weights: 'run' });
  if (!other) return sayFailure();
  setGradients({ compare: `run:${other.id}` });
}

function sayFailure(): void {
  const { failure } = useRunStore.getState();
  if (!failure) return;
  showToast({ tone: 'error', title: t('gradients:compare.notStarted'), text: failureText(failure), key: 'train-beside' });
  dismissFailure();
}
