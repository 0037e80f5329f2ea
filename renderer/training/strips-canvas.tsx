import { useCallback } from 'react';
import { usePainted } from '../heat/use-painted.ts';
import type { StripPicture } from './strip-canvas.ts';
import { drawStrips } from './strip-canvas.ts';

/** The picture as wide as its place; drawn again when it, its width or the theme changes. */
export function StripsCanvas({ strips, weights, scale, at, marked }: StripPicture) {
  const canvas = usePainted(useCallback((place) => drawStrips(place, place.clientWidth, { strips, weights, scale, at, marked }), [strips, weights, scale, at, marked]));
  return <canvas ref={canvas} aria-hidden className="block h-full w-full" />;
}
