import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { AddMenu } from '../canvas/add-menu.tsx';
import { Breadcrumbs } from '../canvas/breadcrumbs.tsx';
import { CanvasMenu } from '../canvas/canvas-menu.tsx';
import { EmptyCanvas } from '../canvas/empty-canvas.tsx';
import { useCanvasCommands } from '../canvas/use-canvas-commands.ts';
import { useClipboardEvents } from '../canvas/use-clipboard-events.ts';
import { useViewOfCanvas } from '../canvas/view-of-canvas.ts';
import { write } from '../canvas/writing-store.ts';
import { provideCommands } from '../app/commands.ts';
import { isTyping } from '../app/use-shortcuts.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { slideIn } from './roll.ts';
import { TimeBoard } from './time-board.tsx';
import { UnrolledBar } from './unrolled-bar.tsx';
import { UnrolledFoot } from './unrolled-foot.tsx';
import { UnrolledNotice } from './unrolled-notice.tsx';
import { goTo, playheadAfter, playheadNow, usePlaying } from './use-playhead.ts';
import type { Unrolled } from './use-unrolled.ts';

/** The drawing over time: the same nodes at the left of their lanes, a column for every timestep. */
export function UnrolledCanvas({ view }: { readonly view: Unrolled }) {
  const surface = useRef<HTMLElement>(null);
  const length = view.sequence?.length ?? 0;
  usePlaying(length);
  const { onDoubleClick } = useCanvasCommands(surface);
  useClipboardEvents(surface);
  useViewOfCanvas();
  useEffect(() => provideCommands({ rename: () => write({ node: useSelectionStore.getState().nodes[0] ?? null }) }), []);
  useLayoutEffect(() => {
    if (surface.current) slideIn(surface.current);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isTyping(document.activeElement)) return;
    if (event.target instanceof Element && event.target.closest('[role="radio"], [role="tab"], [role="toolbar"]')) return;
    const next = length > 0 ? playheadAfter(event.code, playheadNow(length), length) : null;
    if (next === null) return;
    event.preventDefault();
    goTo(next, length);
  };
  return (
    <CanvasMenu>
      <section ref={surface} data-canvas data-region="canvas" data-form="unrolled" tabIndex={-1} aria-label={t('unrolled:label')} className="@container relative flex min-h-0 flex-1 flex-col bg-canvas outline-none" onKeyDown={onKeyDown} onDoubleClick={onDoubleClick}>
        <UnrolledBar view={view} />
        <UnrolledNotice view={view} />
        {view.unfolded.lanes.length === 0 ? (
          <div className="relative flex-1">
            <EmptyCanvas />
          </div>
        ) : (
          <TimeBoard view={view} />
        )}
        <UnrolledFoot view={view} />
        <Breadcrumbs />
        <AddMenu />
      </section>
    </CanvasMenu>
  );
}
