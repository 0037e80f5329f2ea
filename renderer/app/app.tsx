import { t } from '../../shared/i18n/index.ts';
import { StartScreen } from '../start/start-screen.tsx';
import { useDocumentStore } from '../state/document-store.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import { Announcer } from './announcer.tsx';
import { Dialogs } from './dialogs.tsx';
import { FileDrop } from './file-drop.tsx';
import { TopBar } from './top-bar.tsx';
import { useAppLife } from './use-app-life.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Workspace } from './workspace.tsx';
import { useLanguage } from '../ui/use-text-memo.ts';

export function App() {
  useLanguage();
  const hasDocument = useDocumentStore((state) => state.document !== null);
  const started = useAppLife();
  useShortcuts();
  return (
    <TooltipProvider delayDuration={400} skipDelayDuration={200}>
      <FileDrop>
        <div className="flex h-full flex-col">
          <TopBar />
          <ErrorBoundary name={t('app:broken.window')}>
            {started && (hasDocument ? <Workspace /> : <StartScreen />)}
          </ErrorBoundary>
        </div>
        <Dialogs />
        <Toasts />
        <Announcer />
      </FileDrop>
    </TooltipProvider>
  );
}
