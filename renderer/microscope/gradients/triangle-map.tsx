import { t as text } from '../../../shared/i18n/index.ts';
import { HeatMap } from '../../heat/heat-map.tsx';
import type { HeatScale } from '../../heat/heat-scale.ts';
import { timeTicks } from '../../heat/time-ticks.ts';
import { Math as Tex } from '../../ui/math.tsx';
import { useState } from 'react';
import { setGradients, useGradientsStore } from './gradients-store.ts';
import type { Time } from './time.ts';
import { reachText, trackName } from './track-text.ts';
import type { Triangle } from './triangle.ts';
import type { Track } from './use-gradients.ts';

interface TriangleMapProps {
  readonly track: Track;
  /** Null: it is being read. */
  readonly triangle: Triangle | null;
  readonly scale: HeatScale;
  readonly time: Time;
}

/** More timesteps make one surface: gaps between rows alone would be stripes. */
const SQUARES = 24;

/** Rows τ from the first down, columns t. A press judges the row's timestep alone. */
export function TriangleMap({ track, triangle, scale, time }: TriangleMapProps) {
  const { judge, tau } = useGradientsStore();
  const [over, setOver] = useState<{ readonly t: number; readonly row: number } | null>(null);
  const { timesteps } = time;
  const chosen = judge === 'one' ? tau : null;
  const at = over ? { t: over.t, tau: over.row + 1 } : { t: time.t, tau: chosen ?? triangle?.last ?? timesteps };
  const value = triangle?.cells[(at.t - 1) * timesteps + at.tau - 1] ?? Number.NaN;
  const said = text('gradients:triangle.value', { norm: reachText(value), tau: at.tau });
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-small">
        <span className="truncate font-semibold">{trackName(track)}</span>
        {triangle?.note && <span className="text-ink-2">{triangle.note}</span>}
      </figcaption>
      <div className="grid grid-cols-[28px_minmax(0,1fr)] grid-rows-[auto_16px] gap-x-1.5">
        <Ticks timesteps={timesteps} down />
        <div className="relative aspect-[4/3] max-h-[300px] w-full">
          {triangle && (
            <HeatMap
              data={triangle.cells}
              timesteps={timesteps}
              rows={timesteps}
              scale={scale}
              apartFrom={timesteps > SQUARES ? Infinity : 7}
              t={time.t}
              onT={time.onT}
              onHover={setOver}
              {...(chosen !== null && chosen <= timesteps && { row: chosen - 1 })}
              onRow={(row) => setGradients({ judge: 'one', tau: row + 1 })}
              label={text('gradients:triangle.map', { name: trackName(track), t: time.t, value: said })}
              className="size-full"
            />
          )}
        </div>
        <Ticks timesteps={timesteps} />
      </div>
      <p className="pl-[34px] text-small text-ink-2 tabular-nums">
        {triangle ? `${said}, ${text('gradients:at', { t: at.t })}` : text('microscope:reading')}
      </p>
    </figure>
  );
}

function Ticks({ timesteps, down }: { readonly timesteps: number; readonly down?: boolean }) {
  const place = (tick: number) => `${((tick - 0.5) / timesteps) * 100}%`;
  return (
    <div aria-hidden className={down ? 'relative text-micro text-ink-3' : 'relative col-start-2 text-micro text-ink-3'}>
      {sparse(timeTicks(timesteps), timesteps).map((tick) => (
        <span key={tick} className={down ? 'absolute right-0 -translate-y-1/2 whitespace-nowrap' : 'absolute -translate-x-1/2 whitespace-nowrap'} style={down ? { top: place(tick) } : { left: place(tick) }}>
          {tick === 1 ? <Tex tex={down ? '\\tau = 1' : 't = 1'} /> : tick}
        </span>
      ))}
    </div>
  );
}

/** Without those that would run into the first or the last. */
function sparse(ticks: readonly number[], timesteps: number): number[] {
  return ticks.filter((tick) => tick === 1 || tick === timesteps || ((tick - 1) / timesteps >= 0.13 && (timesteps - tick) / timesteps >= 0.07));
}
