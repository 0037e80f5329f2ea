import { useState, type DragEvent, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { openDropped } from './files.ts';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Takes files dropped anywhere on the window. */
export function FileDrop({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  return (
    <div
      className="h-full"
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.relatedTarget === null && setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        openDropped(event.dataTransfer.files);
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none fixed inset-3 z-50 grid place-items-center rounded-plate border-2 border-dashed border-ink bg-canvas/85 text-title font-semibold">
          {t('app:file.dropHere')}
        </div>
      )}
    </div>
  );
}
