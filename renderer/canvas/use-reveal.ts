import { useEffect } from 'react';
import { useDocumentStore } from '../state/document-store.ts';
import { showOnCanvas } from './focus-item.ts';
import { useRevealStore } from './reveal-store.ts';

/** Moves the view to a node that something outside the canvas asks to see, as far as needed and no further. */
export function useReveal(): void {
  const asked = useRevealStore((state) => state.asked);
  const way = useDocumentStore((state) => state.scope.join('/'));
  useEffect(() => {
    if (!asked) return;
    // A group that was opened for it is in its place two frames later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        useRevealStore.setState({ asked: null });
        showOnCanvas(asked.node);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [asked, way]);
}
