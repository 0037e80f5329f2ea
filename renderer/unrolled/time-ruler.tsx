import { useRef, type PointerEvent } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { timeTicks } from '../heat/time-ticks.ts';
import { Math as Tex } from '../ui/math.tsx';
import { timestepAt, type Board } from './board.ts';
import { ROOM } from './lane-layout.ts';
import { goTo } from './use-playhead.ts';

interface TimeRulerProps {
  readonly board: Board;
  readonly t: number;
  /** What is so at t, in words. */
  readonly said: string;
}

/** The time axis with the playhead: dragged, or moved by the arrow keys. */
export function TimeRuler({ board, t, said }: TimeRulerProps) {
  const { pitch, length, density } = board;
  const held = useRef(false);
  const to = (event: PointerEvent<HTMLElement>): void => goTo(timestepAt(board, event.clientX - event.currentTarget.getBoundingClientRect().left), length);
  const middle = (at: number): number => (at - 0.5) * pitch;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text('unrolled:ruler')}
      aria-valuemin={1}
      aria-valuemax={length}
      aria-valuenow={t}
      aria-valuetext={said}
      data-ruler
      className="focus-inset relative cursor-ew-resize touch-none border-b border-line bg-surface"
      style={{ width: length * pitch, height: ROOM.ruler }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        to(event);
      }}
      onPointerMove={(event) => held.current && to(event)}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
    >
      <svg width={length * pitch} height={ROOM.ruler} className="absolute inset-0" strokeLinecap="round" aria-hidden>
        <path d={`M${middle(1)} 18H${middle(length)}`} stroke="var(--line-strong)" strokeWidth="3" />
        <path d={`M${middle(1)} 18H${middle(t)}`} stroke="var(--ink)" strokeWidth="3" />
        {timeTicks(length, pitch >= ROOMY ? length : (length * pitch) / APART).map((at) => (
          <g key={at}>
            {density === 'strip' ? (
              <path d={`M${middle(at)} 14v8`} stroke="var(--ink-3)" />
            ) : (
              <circle cx={middle(at)} cy="18" r="5" fill={at <= t ? 'var(--ink)' : 'var(--surface)'} stroke={at <= t ? 'var(--surface)' : 'var(--line-control)'} strokeWidth="2" />
            )}
            {at !== t && (
              <text x={middle(at) + (density === 'wide' ? 11 : 0)} y={density === 'strip' ? 11 : density === 'wide' ? 14 : 10} textAnchor={anchorOf(at, board)} fill="var(--ink-3)" fontSize="11">
                {at}
              </text>
            )}
          </g>
        ))}
      </svg>
      <span className="pointer-events-none absolute top-1.5 grid h-6 -translate-x-1/2 place-items-center rounded-full bg-ink px-2.5 text-small font-semibold whitespace-nowrap text-ink-on" style={{ left: Math.min(length * pitch - PILL, Math.max(PILL, middle(t))) }}>
        <Tex tex={`t = ${t}`} />
      </span>
    </div>
  );
}

/** Pixels of a timestep from which each has its number, and those between numbers where they have not. */
const [ROOMY, APART] = [40, 48];

/** Half of the playhead's label: at the ends it stays within the ruler. */
const PILL = 28;

function anchorOf(at: number, { density, length }: Board): 'start' | 'middle' | 'end' {
  if (density === 'wide') return 'start';
  return density === 'strip' && at === length ? 'end' : density === 'strip' && at === 1 ? 'start' : 'middle';
}
