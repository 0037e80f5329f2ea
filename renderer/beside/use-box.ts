import { useCallback, useState } from 'react';

/** An element's size in pixels, followed: what is drawn in it keeps the size of its letters. */
export function useBox(): readonly [(element: HTMLElement | null) => (() => void) | undefined, { readonly width: number; readonly height: number }] {
  const [box, setBox] = useState({ width: 0, height: 0 });
  const host = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const read = (): void => setBox({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, []);
  return [host, box];
}
