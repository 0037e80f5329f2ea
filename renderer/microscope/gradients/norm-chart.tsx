import { useId, useRef, type PointerEvent } from 'react';
import { t as text } from '../../../shared/i18n/index.ts';
import { FigureMenu } from '../../figure/figure-menu.tsx';
import { spreadLabels } from '../../training/chart-data.ts';
import { DASHES } from '../../training/dashes.ts';
import { linePath } from '../../ui/line-path.ts';
import { useSize } from '../../ui/use-size.ts';
import { normsCsv } from './figures.ts';
import { powersScale, powerText, powerTicks, type PowersScale } from './norms.ts';
import type { Time } from './time.ts';
import { normAt, normText, shortName, trackName } from './track-text.ts';
import type { Track } from './use-gradients.ts';

/** Decades of the axis: what lies lower runs out of the chart. */
const DECADES = 9;
const HEIGHT = 164;
const PLOT = { left: 136, right: 132, top: 12, bottom: 12 };

interface NormChartProps {
  readonly tracks: readonly Track[];
  readonly time: Time;
  readonly title: string;
}

/** ‖∂DIV/∂h_t‖ over the same axis as the maps: the subject in the colour of the divergence, what is beside it in ink, each with its dashes. */
export function NormChart({ tracks, time, title }: NormChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const { width } = useSize(place);
  const scale = powersScale(tracks.map(({ norms }) => norms), DECADES, 0);
  const facts = tracks.map((track) => text('gradients:norm.point', { name: trackName(track), norm: normText(track, time.t), t: time.t })).join('; ');
  const name = text('gradients:norm.title');
  const choose = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left - PLOT.left) / (box.width - PLOT.left - PLOT.right);
    if (share >= 0 && share <= 1) time.onT(Math.min(time.timesteps, Math.floor(share * time.timesteps) + 1));
  };
  return (
    <section ref={section} aria-label={name} className="flex flex-col">
      <header className="flex h-8 items-center gap-2">
        <h3>{name}</h3>
        <span className="ml-auto" />
        <FigureMenu label={name} figure={{ name: `${title} ${name}`, svg: () => section.current, csv: () => normsCsv(tracks, time) }} />
      </header>
      <div ref={place} className="touch-none" onPointerDown={choose} onPointerMove={(event) => event.buttons & 1 && choose(event)}>
        {width > 0 && (
          <svg role="img" aria-label={text('gradients:norm.label', { facts })} width={width} height={HEIGHT} className="block text-small select-none">
            <Lines tracks={tracks} time={time} scale={scale} width={width} />
          </svg>
        )}
      </div>
    </section>
  );
}

function Lines({ tracks, time, scale, width }: { readonly tracks: readonly Track[]; readonly time: Time; readonly scale: PowersScale; readonly width: number }) {
  const clip = useId();
  const [left, right, top, bottom] = [PLOT.left, Math.max(PLOT.left + 1, width - PLOT.right), PLOT.top, HEIGHT - PLOT.bottom];
  const x = (t: number): number => left + ((t - 0.5) / time.timesteps) * (right - left);
  const [low, high] = [Math.log10(scale.low), Math.log10(scale.high)];
  const y = (norm: number): number => bottom - ((Math.log10(norm) - low) / (high - low)) * (bottom - top);
  const within = (norm: number): number => Math.min(bottom, Math.max(top, y(norm)));
  const ends = tracks.map(({ norms, memory }) => {
    const t = memory.backward ? 1 : norms.findLastIndex((norm) => norm > 0) + 1;
    return within(norms[Math.max(0, t - 1)] || scale.low);
  });
  const labels = spreadLabels(ends.map((end) => end - top), 16, bottom - top);
  return (
    <>
      <text x={0} y={(top + bottom) / 2 + 4} className="fill-ink-2">
        {text('gradients:norm.axis')}
      </text>
      {powerTicks(scale).map((power) => (
        <g key={power}>
          <path d={`M${left} ${y(10 ** power)}H${right}`} className="stroke-line" />
          <text x={left - 8} y={y(10 ** power) + 4} textAnchor="end" className="fill-ink-2 text-micro">
            {powerText(power)}
          </text>
        </g>
      ))}
      <clipPath id={clip}>
        <rect x={left} y={top - 2} width={right - left} height={bottom - top + 4} />
      </clipPath>
      <path d={`M${x(time.t)} 0V${HEIGHT}`} className="stroke-ink" strokeWidth={1.5} />
      {tracks.map((track, index) => (
        <g key={track.key}>
          <path
            d={normPath(track.norms, x, y)}
            clipPath={`url(#${clip})`}
            fill="none"
            strokeWidth={track.network.id === 'own' ? 2 : 1.75}
            strokeDasharray={dashesOf(index)}
            strokeLinejoin="round"
            className={track.network.id === 'own' ? 'stroke-divergence' : 'stroke-ink-2'}
          />
          <Dot track={track} time={time} x={x} y={y} low={scale.low} />
          <path d={`M${right + 8} ${top + (labels[index] ?? 0)}h14`} fill="none" strokeWidth={2} strokeDasharray={dashesOf(index)} className={track.network.id === 'own' ? 'stroke-divergence' : 'stroke-ink-2'} />
          <text x={right + 28} y={top + (labels[index] ?? 0) + 4} className={track.network.id === 'own' ? 'fill-divergence font-semibold' : 'fill-ink font-medium'}>
            <title>{trackName(track)}</title>
            {shortened(shortName(track))}
          </text>
        </g>
      ))}
    </>
  );
}

function dashesOf(index: number): string | undefined {
  return (DASHES[index % DASHES.length] ?? []).join(' ') || undefined;
}

function Dot({ track, time, x, y, low }: { readonly track: Track; readonly time: Time; readonly x: (t: number) => number; readonly y: (norm: number) => number; readonly low: number }) {
  const norm = normAt(track, time.t);
  if (norm === null || !(norm >= low)) return null;
  return <circle cx={x(time.t)} cy={y(norm)} r={4} strokeWidth={1.5} className={track.network.id === 'own' ? 'fill-divergence stroke-surface' : 'fill-ink-2 stroke-surface'} />;
}

/** Where nothing flows there is no line. */
function normPath(norms: ArrayLike<number>, x: (t: number) => number, y: (norm: number) => number): string {
  return linePath(Array.from(norms, (norm, index) => [x(index + 1), norm > 0 ? y(norm) : NaN]));
}

/** What has room beside the chart; the maps above have the whole names. */
function shortened(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}
