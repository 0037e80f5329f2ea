import { ViewportPortal } from '@xyflow/react';
import { memo } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { Math as Tex } from '../ui/math.tsx';
import type { Box } from './geometry.ts';
import { PlateHandle } from './plate-handle.tsx';
import { useLanguage } from '../ui/use-text-memo.ts';

/** One sheet for every timestep, under the part of the graph that is repeated. */
export const Plate = memo(function Plate({ box, timesteps }: { readonly box: Box; readonly timesteps: number | null }) {
  useLanguage();
  const { x, y, width, height } = box;
  return (
    <ViewportPortal>
      <div className="pointer-events-none absolute -z-10" style={{ transform: `translate(${x}px, ${y}px)` }}>
        <svg width={width + 16} height={height} className="absolute overflow-visible" fill="var(--canvas)" stroke="var(--line-strong)" aria-hidden>
          <rect x="14" y="12" width={width} height={Math.max(0, height - 24)} rx="14" opacity=".45" />
          <rect x="7" y="6" width={width} height={Math.max(0, height - 12)} rx="14" opacity=".75" />
          <rect x="0" y="0" width={width} height={height} rx="14" />
        </svg>
        <div className="absolute top-0 left-4 flex -translate-y-1/2 items-baseline gap-2 bg-canvas px-2 text-small whitespace-nowrap text-ink-2">
          <span className="font-semibold text-ink">{t('app:canvas.everyStep')}</span>
          <Tex tex={`t = 1 \\ldots ${timesteps ?? 'T'}`} />
        </div>
        <div className="absolute top-0 flex -translate-x-full -translate-y-1/2 bg-canvas px-2 text-small whitespace-nowrap text-ink-2" style={{ left: width - 16 }}>
          {t('app:canvas.sharedWeights')}
        </div>
      </div>
      <div className="pointer-events-none absolute" style={{ transform: `translate(${x}px, ${y}px)`, width, height }}>
        <PlateHandle height={height} />
      </div>
    </ViewportPortal>
  );
});
