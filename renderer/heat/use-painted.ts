import { useEffect, useRef, type RefObject } from 'react';
import { onThemeChange } from '../training/theme-colours.ts';

/**
 * A canvas that is painted at once, and again when its size or the theme changes.
 * @param paint gets the canvas; another function paints again, so it comes from `useCallback`
 */
export function usePainted(paint: (place: HTMLCanvasElement) => void): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const again = () => paint(place);
    again();
    const resized = new ResizeObserver(again);
    resized.observe(place);
    const stop = onThemeChange(again);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [paint]);
  return canvas;
}
