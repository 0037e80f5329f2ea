import { t } from '../../shared/i18n/index.ts';
import { rampGradient } from '../heat/ramp-css.ts';
import { formatLoss } from '../ui/format.ts';
import { legendTicks, type StripScale } from './strip-scale.ts';

/** The ramp of divergence with its numbers. */
export function HeatLegend({ scale, unit }: { readonly scale: StripScale; readonly unit: string }) {
  const ticks = legendTicks(scale);
  const label = t('training:strips.legend', { low: formatLoss(scale.low), high: formatLoss(scale.high), unit });
  return (
    <span role="img" aria-label={label} className="mr-12 ml-auto shrink-0 pt-1 pl-5">
      <span className="block h-2.5 w-44 rounded-[3px] ring-1 ring-line-strong" style={{ background: rampGradient('heat') }} />
      <span className="relative block h-4 w-44 text-micro text-ink-3">
        {ticks.map(({ value, share }, index) => (
          <span key={value} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: `${share * 100}%` }}>
            {shortLoss(value)}
            {index === ticks.length - 1 && <span className="absolute left-full pl-1">{unit}</span>}
          </span>
        ))}
      </span>
    </span>
  );
}

function shortLoss(value: number): string {
  return [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].includes(value) ? String(value) : formatLoss(value);
}
