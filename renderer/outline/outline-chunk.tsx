import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

interface OutlineChunkProps {
  readonly scroller: RefObject<HTMLElement | null>;
  /** How high it is, as long as it has not been drawn; pixels. */
  readonly guess: number;
  /** It is drawn wherever it is: the row that Tab comes to is in it. */
  readonly always: boolean;
  readonly children: () => ReactNode;
}

/** Some rows of a long tree: drawn only near what is in view. */
export function OutlineChunk({ scroller, guess, always, children }: OutlineChunkProps) {
  const place = useRef<HTMLDivElement>(null);
  const height = useRef<number | null>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        if (!entry.isIntersecting && element.childElementCount > 0) height.current = entry.boundingClientRect.height;
        setNear(entry.isIntersecting);
      },
      { root: scroller.current, rootMargin: '800px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const isDrawn = isNear || always;
  return (
    <div ref={place} role="none" style={isDrawn ? undefined : { height: height.current ?? guess }}>
      {isDrawn && children()}
    </div>
  );
}
