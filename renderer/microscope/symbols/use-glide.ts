import { useEffect, useRef, useState } from 'react';

const LENGTH = 180;
/** Milliseconds between pictures on the way: hundreds of names are drawn anew in each, beside a run that trains. */
const APART = 30;

/**
 * Points on their way from where they were to where they are; at once where motion is reduced, or where they are others.
 * @param least a way that would be seen: where no point has one they are there at once
 */
export function useGlide(target: Float64Array, least: number): Float64Array {
  const [shown, setShown] = useState(target);
  const now = useRef(target);
  const seen = useRef(least);
  useEffect(() => {
    seen.current = least;
  });
  useEffect(() => {
    const from = now.current;
    if (from === target) return;
    const isSeen = from.length === target.length && target.some((to, at) => Math.abs(to - (from[at] as number)) > seen.current);
    const length = !isSeen || matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : LENGTH;
    const began = performance.now();
    let last = -Infinity;
    let frame = requestAnimationFrame(step);
    function step(time: number): void {
      const share = length === 0 ? 1 : Math.min(1, Math.max(0, (time - began) / length));
      if (share < 1 && time - last < APART) {
        frame = requestAnimationFrame(step);
        return;
      }
      last = time;
      const eased = 1 - (1 - share) ** 3;
      now.current = share === 1 ? target : target.map((to, at) => (from[at] as number) + (to - (from[at] as number)) * eased);
      setShown(now.current);
      if (share < 1) frame = requestAnimationFrame(step);
    }
    return () => cancelAnimationFrame(frame);
  }, [target]);
  return shown.length === target.length ? shown : target;
}
