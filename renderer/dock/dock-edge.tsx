import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';

const least = 180;
const most = 480;

/** The edge by which the dock is made higher or lower. */
export function DockEdge() {
  const height = useUiStore((state) => state.dockHeight);
  const resize = (to: number) => setUi({ dockHeight: Math.round(Math.min(most, Math.max(least, to))) });
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const from = event.clientY;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => resize(height + from - moved.clientY);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    resize(height + (event.key === 'ArrowUp' ? 16 : -16));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t('app:dock.edge')}
      aria-valuenow={height}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      className="absolute inset-x-0 -top-1 z-10 h-2 cursor-ns-resize touch-none outline-offset-[-3px] after:absolute after:inset-x-0 after:top-1 after:h-px hover:after:bg-line-control"
    />
  );
}
