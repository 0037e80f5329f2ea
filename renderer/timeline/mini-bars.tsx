import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { scaleTop, shownWeights, sumText } from './weights-model.ts';

const width = 250;
const height = 40;

/** w_t over the timesteps, in small. */
export function MiniBars({ choice, length }: { readonly choice: TimestepWeights; readonly length: number }) {
  const weights = shownWeights(choice, length);
  const top = scaleTop(weights);
  const step = width / length;
  const gap = step > 4 ? 1.5 : step > 2 ? 0.75 : 0;
  return (
    <svg
      role="img"
      aria-label={t('app:weights.picture', { length, sum: sumText(choice, length) })}
      viewBox={`0 0 ${width} ${height + 1}`}
      preserveAspectRatio="none"
      className="h-10.5 w-full"
    >
      <path d={`M0 ${height + 0.5}H${width}`} stroke="var(--line-control)" vectorEffect="non-scaling-stroke" />
      {weights.map((weight, index) => (
        <rect
          key={index}
          x={index * step + gap / 2}
          width={Math.max(0.4, step - gap)}
          y={height - (weight / top) * height}
          height={(weight / top) * height}
          fill="var(--divergence)"
        />
      ))}
    </svg>
  );
}
