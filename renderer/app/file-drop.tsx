import { useState, type DragEvent, type ReactNode } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { placeInDrawing } from '../canvas/drawing-place.ts';
import { openDropped } from './dropped.ts';

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
        const under = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-node-id]');
        const node = under?.getAttribute('data-node-id') ?? null;
        void openDropped([...event.dataTransfer.files], { node, at: placeInDrawing({ x: event.clientX, y: event.clientY }) });
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none fixed inset-3 z-50 flex items-end justify-center rounded-plate border-2 border-dashed border-ink pb-10">
          <span className="rounded-control bg-ink px-4 py-2 font-semibold text-ink-on shadow-3">{t('files:drop.text')}</span>
        </div>
      )}
    </div>
  );
}
