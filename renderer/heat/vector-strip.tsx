import { useCallback } from 'react';
import { classNames } from '../ui/class-names.ts';
import type { HeatScale } from './heat-scale.ts';
import { paintHeat } from './paint-heat.ts';
import { usePainted } from './use-painted.ts';

interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly scale: HeatScale;
  /** Cells at least this wide stand apart, pixels. */
  readonly apartFrom?: number;
  /** Its height, and what else it looks like. */
  readonly className: string;
}

/** A vector as a row of cells: units lie beside each other where other pictures have time. */
export function VectorStrip({ values, scale, apartFrom, className }: VectorStripProps) {
  const canvas = usePainted(
    useCallback(
      (place) => paintHeat(place, place.clientWidth, place.clientHeight, { data: values, timesteps: values.length, rows: 1, scale, ...(apartFrom !== undefined && { apartFrom }) }),
      [values, scale, apartFrom],
    ),
  );
  return <canvas ref={canvas} aria-hidden className={classNames('block w-full', className)} />;
}
