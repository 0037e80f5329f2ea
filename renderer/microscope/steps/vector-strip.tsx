import { useEffect, useRef } from 'react';
import type { HeatScale } from '../../heat/heat-scale.ts';
import { paintHeat } from '../../heat/paint-heat.ts';
import { onThemeChange } from '../../training/theme-colours.ts';

interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly scale: HeatScale;
}

/** A vector as a row of cells. */
export function VectorStrip({ values, scale }: VectorStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const place = canvas.current;
    if (!place) return;
    const paint = () => paintHeat(place, place.clientWidth, place.clientHeight, { data: values, timesteps: values.length, rows: 1, scale, apartFrom: 5 });
    paint();
    const resized = new ResizeObserver(paint);
    resized.observe(place);
    const stop = onThemeChange(paint);
    return () => {
      resized.disconnect();
      stop();
    };
  }, [values, scale]);
  return <canvas ref={canvas} aria-hidden className="block h-4 w-full" />;
}
