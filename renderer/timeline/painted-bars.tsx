import { useRef, useState } from 'react';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t as text } from '../../shared/i18n/index.ts';
import type { Merge } from '../state/history.ts';
import { classNames } from '../ui/class-names.ts';
import { Math as Tex } from '../ui/math.tsx';
import { Bar } from './bar.tsx';
import { DenseBars } from './dense-bars.tsx';
import { usePainting, type Columns } from './use-painting.ts';
import { useWeightKeys } from './use-weight-keys.ts';
import { scaleTop, shownWeights, weightText } from './weights-model.ts';

interface PaintedBarsProps {
  readonly paint: ((next: TimestepWeights, merge: Merge) => void) | undefined;
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
  readonly columns: Columns;
  readonly isDense: boolean;
}

/** w_t as bars with their scale, painted by pointer or keys. */
export function PaintedBars({ paint, choice, lengths, length, columns, isDense }: PaintedBarsProps) {
  const [current, setCurrent] = useState(length);
  const area = useRef<HTMLDivElement>(null);
  const weights = shownWeights(choice, length);
  const top = scaleTop(weights);
  const { first, count } = columns;
  const inputs = { paint: paint ?? (() => undefined), choice, lengths, length, top, columns };
  const { at, handlers } = usePainting(inputs);
  const go = (t: number) => {
    setCurrent(Math.min(first + count - 1, Math.max(first, t)));
    area.current?.querySelector<HTMLElement>(`[data-t="${t}"]`)?.focus();
  };
  const onKey = useWeightKeys(inputs, go);
  const t = Math.min(first + count - 1, Math.max(first, current));
  const shown = weights.slice(first - 1, first - 1 + count);
  return (
    <>
      <Scale top={top} />
      <div className="relative min-h-0">
        <Lines />
        <div
          ref={area}
          role="group"
          aria-label={text('app:weights.bars')}
          data-weights-area
          className={classNames('absolute inset-0 flex', paint ? 'cursor-crosshair touch-none' : 'pointer-events-none')}
          {...(paint && handlers)}
        >
          {isDense ? (
            <DenseBars weights={shown} first={first} top={top} current={t} painted={at?.t ?? null} onKey={onKey} />
          ) : (
            shown.map((weight, index) => (
              <Bar
                key={first + index}
                t={first + index}
                weight={weight}
                top={top}
                isFinal={first + index === length}
                inTabOrder={first + index === t}
                onFocus={() => setCurrent(first + index)}
                onKey={onKey}
              />
            ))
          )}
        </div>
        {at && <PaintTip t={at.t} weight={weights[at.t - 1] ?? 0} share={(at.t - first + 0.5) / count} />}
      </div>
    </>
  );
}

function Scale({ top }: { readonly top: number }) {
  return (
    <div aria-hidden className="relative mr-2 text-right text-micro text-ink-3">
      {[1, 0].map((share) => (
        <span key={share} className="absolute right-0 -translate-y-1/2" style={{ top: `${(1 - share) * 100}%` }}>
          {Number((top * share).toPrecision(3))}
        </span>
      ))}
      <Tex tex="w_t" className="absolute top-1/2 right-0 -translate-y-1/2 text-small text-ink-2" />
    </div>
  );
}

function Lines() {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => (
    <div key={share} aria-hidden className="absolute inset-x-0 h-px" style={{ top: `${share * 100}%`, background: share === 1 ? 'var(--line-control)' : 'var(--line)' }} />
  ));
}

/** What is being painted: the gradient at t is scaled by w_t. */
function PaintTip({ t, weight, share }: { readonly t: number; readonly weight: number; readonly share: number }) {
  return (
    <div
      role="status"
      className="pointer-events-none absolute -top-8 z-10 flex -translate-x-1/2 items-center gap-2 rounded-control bg-ink px-2.25 py-1 text-small font-medium whitespace-nowrap text-ink-on shadow-2"
      style={{ left: `clamp(80px, ${share * 100}%, calc(100% - 80px))` }}
    >
      <span>
        <Tex tex={`w_{${t}}`} /> = {weightText(weight)}
      </span>
      <span className="opacity-75">{text('app:weights.gradient', { weight: weightText(weight) })}</span>
    </div>
  );
}
