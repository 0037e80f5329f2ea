import type { KeyboardEvent } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { weightText } from './weights-model.ts';

interface DenseBarsProps {
  /** Of the timesteps in view. */
  readonly weights: readonly number[];
  /** t of the first of them. */
  readonly first: number;
  readonly top: number;
  /** The timestep the keys change. */
  readonly current: number;
  readonly painted: number | null;
  readonly onKey: (event: KeyboardEvent, t: number) => void;
}

/** Many timesteps as one chart: one shape, one slider whose t is moved by the arrow keys. */
export function DenseBars({ weights, first, top, current, painted, onKey }: DenseBarsProps) {
  const count = weights.length;
  const weight = weights[current - first] ?? 0;
  const shown = painted ?? current;
  const gap = count <= 120 ? 0.18 : 0;
  const bars = weights.map((w, index) => (w > 0 ? `M${index + gap / 2} ${1 - Math.min(1, w / top)}H${index + 1 - gap / 2}V1H${index + gap / 2}Z` : '')).join('');
  const zeros = weights.map((w, index) => (w === 0 ? `M${index} 0H${index + 1}V1H${index}Z` : '')).join('');
  return (
    <div
      role="slider"
      tabIndex={0}
      data-t={current}
      data-weight={weight}
      aria-label={text('app:weights.bars')}
      aria-valuemin={0}
      aria-valuemax={top}
      aria-valuenow={weight}
      aria-valuetext={text(weight === 0 ? 'app:weights.barZero' : 'app:weights.barText', { t: current, weight: weightText(weight) })}
      aria-orientation="vertical"
      onKeyDown={(event) => onKey(event, current)}
      className="focus-inset group/dense relative size-full"
    >
      <svg viewBox={`0 0 ${count} 1`} preserveAspectRatio="none" className="pointer-events-none absolute inset-0 size-full" aria-hidden>
        <defs>
          <pattern id="not-judged" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform={`scale(${count / 900} ${1 / 120}) rotate(-45)`}>
            <path d="M0 0H6" stroke="var(--line-strong)" strokeWidth="2" />
          </pattern>
        </defs>
        <path d={zeros} fill="url(#not-judged)" />
        <path d={bars} fill="var(--divergence)" />
      </svg>
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 hidden border-x border-ink/60 bg-ink/8 group-focus-visible/dense:block"
        style={{ left: `${((shown - first) / count) * 100}%`, width: `${100 / count}%` }}
      >
        <span className="mono absolute -top-0.5 left-1/2 -translate-x-1/2 -translate-y-full rounded-chip bg-ink px-1.5 text-micro whitespace-nowrap text-ink-on">
          t {shown}: {weightText(weights[shown - first] ?? 0)}
        </span>
      </div>
    </div>
  );
}
