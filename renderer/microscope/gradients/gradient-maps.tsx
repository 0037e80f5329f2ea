import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { RampLegend } from '../../heat/ramp-legend.tsx';
import { TimeAxis } from '../../heat/time-axis.tsx';
import { Math as Tex } from '../../ui/math.tsx';
import { useGradientsStore } from './gradients-store.ts';
import { mapFigure } from './figures.ts';
import { legendOf } from './legend.ts';
import { powersScale, unitRows } from './norms.ts';
import type { Time } from './time.ts';
import { TrackRow } from './track-row.tsx';
import type { Gradients, Track } from './use-gradients.ts';

/** Decades that a heat map shows: in more of them neighbours look alike. */
const DECADES = 6;

interface GradientMapsProps {
  readonly networks: readonly Gradients[];
  readonly tracks: readonly Track[];
  readonly time: Time;
  readonly title: string;
}

/** Every unit's gradient over time, all tracks in the same colours over one axis. */
export function GradientMaps({ networks, tracks, time, title }: GradientMapsProps) {
  const order = useGradientsStore((state) => state.order);
  const maps = useMemo(() => tracks.map((track) => ({ track, rows: unitRows(track.data, track.memory.units, order, { backward: track.memory.backward }) })), [tracks, order]);
  const scale = useMemo(() => powersScale(maps.map(({ rows }) => rows.data), DECADES), [maps]);
  const legend = legendOf(scale);
  const height = tracks.length === 1 ? 'h-[clamp(120px,20vh,260px)]' : tracks.length === 2 ? 'h-[clamp(84px,12vh,170px)]' : 'h-[clamp(64px,9vh,120px)]';
  const letter = tracks.every(({ memory }) => memory.state.endsWith('c')) ? 'c' : 'h';
  const forwards = tracks.every(({ memory }) => memory.backward);
  return (
    <section aria-label={t('gradients:title')} className="flex flex-col">
      <header className="mb-1.5 flex h-8 items-center gap-2">
        <h2 className="whitespace-nowrap">{t('gradients:title')}</h2>
        <Tex tex={`\\partial DIV / \\partial ${letter}_t`} className="text-[14px] text-ink-2" />
        <span className="ml-auto" />
        <RampLegend scale={scale} low={legend.low} high={legend.high} />
        <FigureMenu label={t('gradients:title')} figure={mapFigure({ title, maps, scale, time, networks })} />
      </header>
      <div className="flex flex-col gap-1.5">
        {maps.map(({ track, rows }) => (
          <TrackRow key={track.key} track={track} rows={rows} scale={scale} time={time} of={networks.find(({ network }) => network === track.network)} className={height} />
        ))}
      </div>
      <div className="grid grid-cols-[136px_minmax(0,1fr)_132px]">
        <TimeAxis timesteps={time.timesteps} symbols={time.symbols} t={time.t} onT={time.onT} className="col-start-2 mt-1" />
        <p className="col-start-2 flex items-center justify-end gap-2 text-small font-medium text-divergence">
          {t(forwards ? 'gradients:forwards' : 'gradients:backwards')}
          {forwards ? <ArrowRight size={16} aria-hidden /> : <ArrowLeft size={16} aria-hidden />}
        </p>
      </div>
    </section>
  );
}
