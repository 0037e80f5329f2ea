import { Play } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { hasErrors, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { startTraining, useRunStore } from '../state/run-store.ts';
import { showDock } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';

export interface TrainEmptyProps {
  /** What there will be to see once a run is there. */
  readonly title: string;
  readonly text: string;
}

/** No run yet: one sentence and one action; with errors in the drawing the action is to look at them. */
export function TrainEmpty({ title, text }: TrainEmptyProps) {
  const wrong = useCheckStore(hasErrors);
  return (
    <div className="grid h-full place-items-center bg-canvas p-8">
      <div className="max-w-90 text-center">
        <h2 className="text-title">{title}</h2>
        <p className="mt-1.5 mb-4 text-ink-2">{wrong ? t('training:empty.wrong') : text}</p>
        {wrong ? <Button onClick={() => showDock('problems')}>{t('training:empty.problems')}</Button> : <TrainButton />}
      </div>
    </div>
  );
}

function TrainButton() {
  const starting = useRunStore((state) => state.starting);
  return (
    <Button disabled={starting} onClick={trainDocument}>
      <Play size={14} aria-hidden />
      {t('training:empty.train')}
    </Button>
  );
}

/** Trains the drawing as it stands. */
export function trainDocument(): void {
  const { document, path } = useDocumentStore.getState();
  if (document) void startTraining(document, path);
}
