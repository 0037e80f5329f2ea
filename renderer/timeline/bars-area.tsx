import { useRef, useState } from 'react';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t as text } from '../../shared/i18n/index.ts';
import { Math as Tex } from '../ui/math.tsx';
import { Bar } from './bar.tsx';
import { DenseBars } from './dense-bars.tsx';
import { ExampleRow } from './example-row.tsx';
import { usePainting } from './use-painting.ts';
import { useWeightKeys } from './use-weight-keys.ts';
import { MOST_BARS, scaleTop, shownWeights, weightText } from './weights-model.ts';

interface BarsAreaProps {
  readonly node: string;
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
}

/** The bars with their scale, painted by pointer or keys. */
export function BarsArea({ node, choice, lengths, length }: BarsAreaProps) {
  const [current, setCurrent] = useState(length);
  const area = useRef<HTMLDivElement>(null);
  const weights = shownWeights(choice, length);
  const top = scaleTop(weights);
  const inputs = { node, choice, lengths, length, top };
  const { at, handlers } = usePainting(inputs);
  const go = (t: number) => {
    setCurrent(t);
    area.current?.querySelector<HTMLElement>(`[data-t="${t}"]`)?.focus();
  };
  const onKey = useWeightKeys(inputs, go);
  const isDense = length > MOST_BARS;
  const t = Math.min(current, length);
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[44px_minmax(0,1fr)] grid-rows-[minmax(64px,1fr)_auto] px-4 pt-2.5 pb-2">
      <Scale top={top} />
      <div className="relative">
        <Lines />
        <div
          ref={area}
          role="group"
          aria-label={text('app:weights.bars')}
          data-weights-area
          className="absolute inset-0 flex cursor-crosshair touch-none"
          {...handlers}
        >
          {isDense ? (
            <DenseBars weights={weights} top={top} current={t} painted={at?.t ?? null} onKey={onKey} />
          ) : (
            weights.map((weight, index) => (
              <Bar
                key={index}
                t={index + 1}
                weight={weight}
                top={top}
                isFinal={index + 1 === length}
                inTabOrder={index + 1 === t}
                onFocus={() => setCurrent(index + 1)}
                onKey={onKey}
              />
            ))
          )}
        </div>
        {at && <PaintTip t={at.t} weight={weights[at.t - 1] ?? 0} share={(at.t - 0.5) / length} />}
      </div>
      <ExampleRow divergence={node} length={length} />
    </div>
  );
}

function Scale({ top }: { readonly top: number }) {
  return (
    <div aria-hidden className="relative mr-2 text-right text-micro text-ink-3">
      {[1, 0.5, 0].map((share) => (
        <span key={share} className="absolute right-0 -translate-y-1/2" style={{ top: `${(1 - share) * 100}%` }}>
          {Number((top * share).toPrecision(3))}
        </span>
      ))}
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
