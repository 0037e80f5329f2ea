import { t } from '../../shared/i18n/index.ts';
import { ReactFlowProvider } from '@xyflow/react';
import { Canvas } from '../canvas/canvas.tsx';
import { Dock } from '../dock/dock.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { SidePanel } from '../palette/side-panel.tsx';
import { classNames } from '../ui/class-names.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { UnrolledCanvas } from '../unrolled/unrolled-canvas.tsx';
import { UnrolledProvider, useUnrolled } from '../unrolled/use-unrolled.ts';
import { useUnrollCommand } from '../unrolled/use-unroll-command.ts';

/** In a narrow window (1280 px at 200 %) the drawing has the left side to itself, palette and inspector share the right one. */
const narrow =
  'max-[800px]:grid-cols-[minmax(0,1fr)_264px] max-[800px]:grid-rows-[minmax(0,1fr)_minmax(0,1fr)] max-[800px]:*:min-h-0 max-[800px]:*:nth-1:col-start-2 max-[800px]:*:nth-1:row-start-1 max-[800px]:*:nth-2:col-start-1 max-[800px]:*:nth-2:row-span-2 max-[800px]:*:nth-2:row-start-1 max-[800px]:*:nth-3:col-start-2 max-[800px]:*:nth-3:row-start-2 max-[800px]:*:nth-3:border-t';

/** Palette, the drawing, folded or unrolled, with the dock under it, inspector. */
export function BuildView() {
  useUnrollCommand();
  return (
    <UnrolledProvider>
    <ReactFlowProvider>
      <div className={classNames('grid h-full grid-cols-[clamp(232px,18vw,288px)_minmax(0,1fr)_304px]', narrow)}>
        <ErrorBoundary name={t('app:broken.palette')}>
          <SidePanel />
        </ErrorBoundary>
        <div className="flex min-h-0 flex-col">
          <ErrorBoundary name={t('app:broken.canvas')}>
            <Drawing />
          </ErrorBoundary>
          <ErrorBoundary name={t('app:broken.dock')}>
            <Dock />
          </ErrorBoundary>
        </div>
        <ErrorBoundary name={t('app:broken.inspector')}>
          <Inspector />
        </ErrorBoundary>
      </div>
    </ReactFlowProvider>
    </UnrolledProvider>
  );
}

function Drawing() {
  const unrolled = useUnrolled();
  return unrolled ? <UnrolledCanvas view={unrolled} /> : <Canvas />;
}
