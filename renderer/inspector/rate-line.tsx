import { useMemo } from 'react';
import { learningRateAt } from '../../shared/document/learning-rate.ts';
import type { Training } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { useActiveRun } from '../state/run-store.ts';
import { useProgress } from '../state/run-hooks.ts';
import { formatCount, formatNumber } from '../ui/format.ts';
import { linePath } from '../ui/line-path.ts';
import { rateCurve } from './rate-curve.ts';

const width = 250;
const height = 40;

/** The learning rate over the steps of a run in small; while one trains, where it is now. */
export function RateLine({ training }: { readonly training: Training }) {
  const { learningRate, rateSchedule, warmUp, steps } = training;
  const curve = useMemo(() => rateCurve({ learningRate, rateSchedule, warmUp, steps }, width), [learningRate, rateSchedule, warmUp, steps]);
  const line = linePath(curve.map(({ step, share }) => [xOf(step, steps), yOf(share)]));
  const step = useTrainingStep();
  const now = step === null ? null : learningRateAt(training, Math.min(step, steps));
  const end = learningRateAt(training, steps);
  return (
    <figure className="mt-1">
      <svg
        role="img"
        aria-label={t('app:settings.ratePicture', { from: formatNumber(learningRateAt(training, 1)), top: formatNumber(learningRate), to: formatNumber(end), steps: formatCount(steps) })}
        viewBox={`0 -2 ${width} ${height + 4}`}
        preserveAspectRatio="none"
        className="h-11 w-full text-ink-2"
      >
        <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--line-control)" vectorEffect="non-scaling-stroke" />
        <path d={line} fill="none" stroke="currentColor" strokeWidth={1.5} strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
        {step !== null && <path d={`M${xOf(Math.min(step, steps), steps)} 0V${height}`} stroke="var(--ink)" vectorEffect="non-scaling-stroke" />}
      </svg>
      <figcaption className="mt-1 flex justify-between gap-x-2 text-small text-ink-3">
        <span>{now === null || step === null ? t('app:settings.rateSpan', { steps: formatCount(steps) }) : t('app:settings.rateNow', { step: formatCount(step), rate: formatNumber(now) })}</span>
        <span>{t('app:settings.rateEnd', { rate: formatNumber(end) })}</span>
      </figcaption>
    </figure>
  );
}

const xOf = (step: number, steps: number): number => (steps === 1 ? 0 : ((step - 1) / (steps - 1)) * width);
const yOf = (share: number): number => (1 - share) * height;

/** The step that the document's run is at; null where none trains. */
function useTrainingStep(): number | null {
  const active = useActiveRun();
  const progress = useProgress(active?.run.id ?? '');
  return progress && progress.step > 0 ? progress.step : null;
}
