interface ValueBarsProps {
  readonly values: Float32Array;
  /** The length of the longest bar. */
  readonly most: number;
}

/** Up to so many numbers are bars; beyond, cells. */
export const MOST_VALUE_BARS = 48;

/** Numbers of one timestep as bars up and down. */
export function ValueBars({ values, most }: ValueBarsProps) {
  const path = Array.from(values, (value, unit) => `M${unit + 0.15} 0V${(-value / most).toFixed(3)}H${unit + 0.85}V0Z`).join('');
  return (
    <svg viewBox={`0 -1.05 ${values.length} 2.1`} preserveAspectRatio="none" className="size-full" aria-hidden>
      <path d={`M0 0H${values.length}`} stroke="var(--transform-edge)" vectorEffect="non-scaling-stroke" />
      <path d={path} fill="var(--transform)" />
    </svg>
  );
}
