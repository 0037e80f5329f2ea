import { memo, useMemo, useRef, type PointerEvent } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { timeTicks } from '../heat/time-ticks.ts';
import { Math as Tex } from '../ui/math.tsx';
import { timestepAt, type Board } from './board.ts';
import type { Frame } from './frame.ts';
import { ROOM } from './lane-layout.ts';
import type { Unfolded } from './lanes.ts';
import { saidAtTimestep } from './said-at.ts';
import { goTo, usePlayhead } from './use-playhead.ts';
import type { LaneValues } from './values.ts';

interface TimeRulerProps {
  readonly board: Board;
  readonly unfolded: Unfolded;
  readonly values: ReadonlyMap<string, LaneValues>;
  readonly frame: Frame;
}

/** The time axis with the playhead: dragged, or moved by the arrow keys. What moves is layers of its own. */
export function TimeRuler({ board, unfolded, values, frame }: TimeRulerProps) {
  const { pitch, length, density } = board;
  const t = usePlayhead(length);
  const held = useRef(false);
  const to = (event: PointerEvent<HTMLElement>): void => goTo(timestepAt(board, event.clientX - event.currentTarget.getBoundingClientRect().left), length);
  const marks = useMemo(() => timeTicks(length, pitch >= ROOMY ? length : (length * pitch) / APART), [length, pitch]);
  const middle = (at: number): number => (at - 0.5) * pitch;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text('unrolled:ruler')}
      aria-valuemin={1}
      aria-valuemax={length}
      aria-valuenow={t}
      aria-valuetext={saidAtTimestep(unfolded, values, frame, t)}
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
      <span aria-hidden className="absolute top-[16.5px] h-[3px] rounded-full bg-line-strong" style={{ left: middle(1), width: (length - 1) * pitch }} />
      <span aria-hidden className="absolute top-[16.5px] h-[3px] origin-left bg-ink will-change-transform" style={{ left: middle(1), width: (length - 1) * pitch, transform: `scaleX(${length > 1 ? (t - 1) / (length - 1) : 0})` }} />
      <svg width={length * pitch} height={ROOM.ruler} className="absolute inset-0" strokeLinecap="round" aria-hidden>
        {marks.map((at) => (
          <Tick key={at} at={at} board={board} isPassed={density !== 'strip' && at <= t} isNow={at === t} />
        ))}
      </svg>
      <span
        className="pointer-events-none absolute top-1.5 left-0 grid h-6 place-items-center rounded-full bg-ink px-2.5 text-small font-semibold whitespace-nowrap text-ink-on will-change-transform"
        style={{ transform: `translateX(${Math.min(length * pitch - PILL, Math.max(PILL, middle(t)))}px) translateX(-50%)` }}
      >
        <Tex tex={`t = ${t}`} />
      </span>
    </div>
  );
}

/** Pixels of a timestep from which each has its number, and those between numbers where they have not. */
const [ROOMY, APART] = [40, 48];

/** Half of the playhead's label: at the ends it stays within the ruler. */
const PILL = 28;

interface TickProps {
  readonly at: number;
  readonly board: Board;
  readonly isPassed: boolean;
  /** The playhead's label is there instead of its number. */
  readonly isNow: boolean;
}

const Tick = memo(function Tick({ at, board, isPassed, isNow }: TickProps) {
  const { pitch, density } = board;
  const middle = (at - 0.5) * pitch;
  return (
    <g>
      {density === 'strip' ? (
        <path d={`M${middle} 14v8`} stroke="var(--ink-3)" />
      ) : (
        <circle cx={middle} cy="18" r="5" fill={isPassed ? 'var(--ink)' : 'var(--surface)'} stroke={isPassed ? 'var(--surface)' : 'var(--line-control)'} strokeWidth="2" />
      )}
      {!isNow && (
        <text x={middle + (density === 'wide' ? 11 : 0)} y={density === 'strip' ? 11 : density === 'wide' ? 14 : 10} textAnchor={anchorOf(at, board)} fill="var(--ink-3)" fontSize="11">
          {at}
        </text>
      )}
    </g>
  );
});

function anchorOf(at: number, { density, length }: Board): 'start' | 'middle' | 'end' {
  if (density === 'wide') return 'start';
  return density === 'strip' && at === length ? 'end' : density === 'strip' && at === 1 ? 'start' : 'middle';
}
