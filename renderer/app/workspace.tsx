import { t } from '../../shared/i18n/index.ts';
import { GenerateView } from '../generate/generate-view.tsx';
import { MicroscopeView } from '../microscope/microscope-view.tsx';
import { useUiStore } from '../state/ui-store.ts';
import { RunAnnouncer } from '../training/run-announcer.tsx';
import { TrainView } from '../training/train-view.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { BuildView } from './build-view.tsx';

/** The document in one of its modes. */
export function Workspace() {
  const mode = useUiStore((state) => state.mode);
  return (
    <main {...(mode !== 'build' && { 'data-region': 'main' })} className="min-h-0 flex-1" aria-label={t(`app:mode.${mode}`)}>
      <ErrorBoundary key={mode} name={t(`app:mode.${mode}`)}>
        {mode === 'build' && <BuildView />}
        {mode === 'train' && <TrainView />}
        {mode === 'microscope' && <MicroscopeView />}
        {mode === 'generate' && <GenerateView />}
      </ErrorBoundary>
      <RunAnnouncer />
    </main>
  );
}
