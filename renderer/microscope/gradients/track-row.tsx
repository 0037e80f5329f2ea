import { useState } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { HeatMap } from '../../heat/heat-map.tsx';
import type { HeatScale } from '../../heat/heat-scale.ts';
import { RunBadge } from '../../training/run-badge.tsx';
import type { UnitRows } from './norms.ts';
import type { Time } from './time.ts';
import { normText, reachText, trackName, unitsText, weightsText } from './track-text.ts';
import type { Gradients, Track } from './use-gradients.ts';

interface TrackRowProps {
  readonly track: Track;
  readonly rows: UnitRows;
  readonly scale: HeatScale;
  readonly time: Time;
  readonly of: Gradients | undefined;
  readonly className: string;
}

/** Whose gradient, its heat map, and its norm at t. */
export function TrackRow({ track, rows, scale, time, of, className }: TrackRowProps) {
  const [over, setOver] = useState<{ readonly t: number; readonly row: number } | null>(null);
  const shown = normText(track, time.t);
  const units = unitsText(track.memory.units, rows.rows);
  return (
    <div role="group" aria-label={trackName(track)} className="grid grid-cols-[136px_minmax(0,1fr)_132px]">
      <div className="flex min-w-0 flex-col gap-0.5 pr-3">
        <p className="flex min-w-0 items-center gap-1.5 font-semibold">
          {track.network.number !== null && <RunBadge number={track.network.number} selected={track.network.id === 'own'} />}
          <span className="line-clamp-2" title={track.memory.title}>
            {track.memory.title}
          </span>
        </p>
        <p className="text-small text-ink-2">{of ? weightsText(of) : track.network.name}</p>
        <p className="text-small text-ink-3">{units}</p>
      </div>
      <HeatMap
        quiet
        data={rows.data}
        timesteps={track.timesteps}
        rows={rows.rows}
        scale={scale}
        t={time.t}
        onT={time.onT}
        onHover={setOver}
        label={text('gradients:map', { name: trackName(track), norm: shown, t: time.t, units, timesteps: track.timesteps })}
        className={className}
      />
      <div className="flex flex-col gap-0.5 pl-3 tabular-nums">
        <p className="font-semibold">{shown}</p>
        <p className="text-small text-ink-2">{text('gradients:at', { t: time.t })}</p>
        {over && (
          <p className="text-small text-ink-3">
            {bandText(rows.units[over.row] ?? [])}
            <br />
            {reachText(rows.data[(over.t - 1) * rows.rows + over.row] ?? Number.NaN)} {text('gradients:at', { t: over.t })}
          </p>
        )}
      </div>
    </div>
  );
}

/** Units count from 1 where they are read. */
function bandText(band: readonly number[]): string {
  const [first = 0] = band;
  if (band.length === 1) return text('gradients:unit', { unit: first + 1 });
  const inOrder = band.every((unit, index) => unit === first + index);
  return inOrder ? text('gradients:unitBand', { from: first + 1, to: first + band.length }) : text('gradients:unitsOf', { count: band.length });
}
