import { useEffect, useRef } from 'react';
import type { StripPicture } from './strip-canvas.ts';
import { drawStrips } from './strip-canvas.ts';
import { onThemeChange } from './theme-colours.ts';

/** The picture as wide as its place; drawn again when it, its width or the theme changes. */
export function StripsCanvas(picture: StripPicture) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { strips, weights, scale, at, marked } = picture;
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const draw = (): void => drawStrips(place, place.clientWidth, { strips, weights, scale, at, marked });
    draw();
    const resize = new ResizeObserver(draw);
    resize.observe(place);
    const stop = onThemeChange(draw);
    return () => {
      resize.disconnect();
      stop();
    };
  }, [strips, weights, scale, at, marked]);
  return <canvas ref={canvas} aria-hidden className="block h-full w-full" />;
}
