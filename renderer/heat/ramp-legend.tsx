import { classNames } from '../ui/class-names.ts';
import type { HeatScale } from './heat-scale.ts';
import { rampGradient } from './ramp-css.ts';

interface RampLegendProps {
  readonly scale: HeatScale;
  /** The ends in words: "closed 0", "1 open". */
  readonly low: string;
  readonly high: string;
  /** Beside a picture: a short strip. */
  readonly short?: boolean;
}

export function RampLegend({ scale, low, high, short = false }: RampLegendProps) {
  return (
    <span className={classNames('flex items-center text-small whitespace-nowrap text-ink-2 tabular-nums', short ? 'gap-1' : 'gap-2')}>
      {low}
      <span aria-hidden className={classNames('rounded-[3px] ring-1 ring-line-strong', short ? 'h-2 w-10' : 'h-3 w-28')} style={{ background: rampGradient(scale.ramp) }} />
      {high}
    </span>
  );
}
