import { useEffect, type RefObject } from 'react';
import { isOnCanvas, isTyping } from '../app/use-shortcuts.ts';
import { selectSubjects } from '../state/focus-store.ts';
import { placeInDrawing } from './drawing-place.ts';
import { deleteHere } from './focus-commands.ts';
import { copyText, pasteText } from './clipboard.ts';
import { pointerPlace } from './pointer-place.ts';

/** Nodes through the system's clipboard; text fields keep theirs. */
export function useClipboardEvents(surface: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isOurs = () => isOnCanvas(document.activeElement) && !isTyping(document.activeElement) && !getSelection()?.toString();
    const copy = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      selectSubjects();
      const text = copyText();
      if (!text) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      if (event.type === 'cut') deleteHere();
    };
    const paste = (event: ClipboardEvent) => {
      if (!isOurs()) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      event.preventDefault();
      pasteText(text, placeInDrawing(pointerPlace(surface.current)));
    };
    // Shift Delete cuts on some systems; nodes are never deleted with a modifier.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.code === 'Delete' && event.shiftKey && isOurs()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('copy', copy);
    document.addEventListener('cut', copy);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', copy);
      document.removeEventListener('paste', paste);
    };
  }, [surface]);
}
