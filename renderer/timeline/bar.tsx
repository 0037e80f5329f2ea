import type { KeyboardEvent } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import { weightText } from './weights-model.ts';

interface BarProps {
  readonly t: number;
  readonly weight: number;
  readonly top: number;
  readonly isFinal: boolean;
  readonly inTabOrder: boolean;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent, t: number) => void;
}

/** One timestep: a slider. With weight 0 it is hollow, its column hatched: answered, not judged. */
export function Bar({ t, weight, top, isFinal, inTabOrder, onFocus, onKey }: BarProps) {
  const share = Math.min(1, weight / top);
  const isZero = weight === 0;
  const label = weightText(weight);
  return (
    <div
      role="slider"
      tabIndex={inTabOrder ? 0 : -1}
      data-t={t}
      data-weight={weight}
      aria-label={text('app:weights.barLabel', { t })}
      aria-valuemin={0}
      aria-valuemax={top}
      aria-valuenow={weight}
      aria-valuetext={text(isZero ? 'app:weights.barZero' : 'app:weights.barText', { t, weight: label })}
      aria-orientation="vertical"
      onFocus={onFocus}
      onKeyDown={(event) => onKey(event, t)}
      className={classNames('focus-inset @container relative h-full min-w-0 flex-1 rounded-t-chip outline-offset-[-2px] hover:bg-ink/4', isZero && 'not-judged')}
    >
      {isZero ? (
        <span className="pointer-events-none absolute inset-x-[24%] @max-[60px]:inset-x-[10%] bottom-0 h-4 rounded-t-[3px] border border-b-0 border-dashed border-line-control" />
      ) : (
        <span
          className="pointer-events-none absolute inset-x-[24%] @max-[60px]:inset-x-[10%] bottom-0 rounded-t-chip bg-divergence"
          style={{ height: `max(2px, ${share * 100}%)` }}
        />
      )}
      <span
        className={classNames(
          'mono pointer-events-none absolute inset-x-0 text-center text-small font-semibold',
          isZero ? 'text-ink-3' : '@max-[36px]:hidden',
          !isZero && (share > 0.82 ? 'text-on-role' : 'text-ink'),
        )}
        style={share > 0.82 ? { top: `calc(${(1 - share) * 100}% + 4px)` } : { bottom: isZero ? 0 : `calc(${share * 100}% + 3px)` }}
      >
        {label}
      </span>
      {isZero && (
        <span className="pointer-events-none absolute inset-x-1 top-1.5 hidden @min-[80px]:block text-center text-micro leading-[14px] text-ink-3 ko:leading-[18px]">{text('app:weights.notJudged')}</span>
      )}
      {isFinal && <span className="sr-only">{text('app:weights.lastStep')}</span>}
    </div>
  );
}
