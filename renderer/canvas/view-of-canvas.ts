import { useEffect } from 'react';
import type { Point } from '../../shared/document/schema.ts';
import type { Scope } from '../../shared/nodes/group-scope.ts';
import { setUi } from '../state/ui-store.ts';
import { middleInDrawing } from './drawing-place.ts';
import { toDrawnItem } from './focus-item.ts';
import { showNode } from './reveal-store.ts';

/** The middle of what is seen, in the drawing. */
type Middle = () => Point;

let canvas: Middle | null = null;
let waiting: ((middle: Middle) => void) | null = null;

/** Lets others than the canvas ask where it looks, as long as it is there. */
export function useViewOfCanvas(): void {
  useEffect(() => {
    canvas = middleInDrawing;
    waiting?.(middleInDrawing);
    waiting = null;
    return () => {
      canvas = null;
    };
  }, []);
}

/** Does something to the drawing where it is seen: shows it first, if another mode is. */
export function onCanvas(run: (middle: Middle) => void): void {
  setUi({ mode: 'build' });
  if (canvas) run(canvas);
  else waiting = run;
}

/** Shows a node in the drawing, wherever it lies, and gives it the focus. */
export function goToNode(scope: Scope, id: string): void {
  onCanvas(() => {
    showNode(scope, id);
    toDrawnItem(id);
  });
}
