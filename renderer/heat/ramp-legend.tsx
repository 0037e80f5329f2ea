import { rampVariables } from '../training/theme-colours.ts';
import type { HeatScale } from './heat-scale.ts';

interface RampLegendProps {
  readonly scale: HeatScale;
  /** The ends in words: "closed 0", "1 open". */
  readonly low: string;
  readonly high: string;
}

export function RampLegend({ scale, low, high }: RampLegendProps) {
  const colours = rampVariables(scale.ramp).map((name) => `var(--${name})`);
  return (
    <span className="flex items-center gap-2 text-small whitespace-nowrap text-ink-2 tabular-nums">
      {low}
      <span aria-hidden className="h-3 w-28 rounded-[3px] ring-1 ring-line-strong" style={{ background: `linear-gradient(90deg, ${colours.join(', ')})` }} />
      {high}
    </span>
  );
}
