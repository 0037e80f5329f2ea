import type { ReactNode } from 'react';
import { timeTicks } from '../heat/time-ticks.ts';
import type { Strip } from '../state/run-strips.ts';
import { classNames } from '../ui/class-names.ts';
import { formatCount, formatLoss } from '../ui/format.ts';
import { rowPlace, stripsHeight } from './strip-canvas.ts';

interface StripLabelsProps {
  readonly strips: readonly Strip[];
  /** The row of the moment that is looked at. */
  readonly marked: number;
  readonly side: 'step' | 'loss';
  readonly head: ReactNode;
}

/** Beside the strips: the steps at the left, their losses at the right. */
export function StripLabels({ strips, marked, side, head }: StripLabelsProps) {
  return (
    <div className={classNames('relative whitespace-nowrap', side === 'step' ? 'text-right text-micro text-ink-3' : 'min-w-10 text-small text-ink-2')} style={{ height: stripsHeight(strips.length) }}>
      <span className="block h-5.5 leading-4.5">{head}</span>
      {/* Keeps the column as wide as its widest label will be. */}
      {side === 'step' && <span className="invisible block h-0 overflow-hidden font-semibold">{formatCount(Math.max(1_000, strips.at(-1)?.step ?? 0))}</span>}
      {strips.map((strip, row) => {
        const { top, height } = rowPlace(row, strips.length);
        return (
          <span
            key={strip.step}
            className={classNames('absolute inset-x-0', side === 'loss' && 'mono', row === marked && 'font-semibold text-ink')}
            style={{ top, height, lineHeight: `${height - 1}px` }}
          >
            {side === 'step' ? formatCount(strip.step) : formatLoss(strip.loss)}
          </span>
        );
      })}
    </div>
  );
}

/** Under the strips: t. */
export function StripRuler({ timesteps }: { readonly timesteps: number }) {
  const at = (mark: number): string => `${((mark - 0.5) / timesteps) * 100}%`;
  return (
    <div aria-hidden className="relative col-start-2 mt-1.5 h-4 text-micro text-ink-3">
      <span className={classNames('absolute whitespace-nowrap', timesteps <= 16 && '-translate-x-1/2')} style={{ left: timesteps <= 16 ? at(1) : 0 }}>
        t = 1
      </span>
      {timeTicks(timesteps, 8)
        .filter((mark) => mark > 1 && mark / timesteps > 0.08)
        .map((mark) => (
          <span key={mark} className="absolute -translate-x-1/2 whitespace-nowrap" style={{ left: at(mark) }}>
            {mark}
          </span>
        ))}
    </div>
  );
}
