import { useEffect, useRef } from 'react';
import { onThemeChange } from '../training/theme-colours.ts';
import { readPalette } from './palette.ts';

interface HeatGridProps {
  readonly values: Float32Array;
  /** What the strongest colour stands for. */
  readonly most: number;
  readonly className?: string;
}

/** So many units side by side; the rest goes on below. */
export function gridColumns(width: number): number {
  if (width <= 16) return width;
  return width <= 64 ? Math.ceil(width / 2) : 32;
}

/** Numbers of one timestep as cells, in the order of the units, row by row. */
export function HeatGrid({ values, most, className = '' }: HeatGridProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = (): void => {
      const place = canvas.current;
      const ctx = place?.getContext('2d');
      if (!place || !ctx || values.length === 0) return;
      const columns = gridColumns(values.length);
      const rows = Math.ceil(values.length / columns);
      [place.width, place.height] = [columns, rows];
      const image = ctx.createImageData(columns, rows);
      const palette = readPalette();
      values.forEach((value, unit) => palette.state(image.data, unit * 4, value / most));
      ctx.putImageData(image, 0, 0);
    };
    draw();
    return onThemeChange(draw);
  }, [values, most]);
  return <canvas ref={canvas} aria-hidden className={`block [image-rendering:pixelated] ${className}`} />;
}
