import { useCallback, type KeyboardEvent, type PointerEvent } from 'react';
import { classNames } from '../ui/class-names.ts';
import { paintHeat, type HeatPicture } from './paint-heat.ts';
import { usePainted } from './use-painted.ts';

export interface HeatMapProps extends HeatPicture {
  /** What is seen, with its numbers at t: for those who cannot see it. */
  readonly label: string;
  /** From 1: one line of ink through the picture. */
  readonly t: number;
  readonly onT: (t: number) => void;
  /** The cell under the pointer; row from 0. */
  readonly onHover?: (cell: { readonly t: number; readonly row: number } | null) => void;
  /** A press, or the arrow keys up and down, choose it. */
  readonly onRow?: (row: number) => void;
  /** The row that is chosen, from 0: a frame of ink around it. */
  readonly row?: number;
  /** One of many pictures over one axis: the axis has the keyboard, this has its label and the pointer. */
  readonly quiet?: boolean;
  readonly className?: string;
}

/** Numbers over time as colours. A press chooses t (and a row), arrow keys move t (and the row). */
export function HeatMap({ label, t, onT, onHover, onRow, row, quiet = false, className, ...picture }: HeatMapProps) {
  const { data, timesteps, rows, scale, apartFrom } = picture;
  const canvas = usePainted(
    useCallback(
      (place) => paintHeat(place, place.clientWidth, place.clientHeight, { data, timesteps, rows, scale, ...(apartFrom !== undefined && { apartFrom }) }),
      [data, timesteps, rows, scale, apartFrom],
    ),
  );
  const cellAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const within = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    return { t: within((event.clientX - box.left) / box.width, timesteps) + 1, row: within((event.clientY - box.top) / box.height, rows) };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (down === undefined || row === undefined || !onRow) return moveTime(event, t, timesteps, onT);
    event.preventDefault();
    event.stopPropagation();
    onRow(Math.min(rows - 1, Math.max(0, row + down * (event.shiftKey ? 10 : 1))));
  };
  const control = { role: 'slider', tabIndex: 0, 'aria-valuemin': 1, 'aria-valuemax': timesteps, 'aria-valuenow': t, 'aria-valuetext': label, onKeyDown };
  return (
    <div
      {...(quiet ? { role: 'img' } : control)}
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const cell = cellAt(event);
        onT(cell.t);
        onRow?.(cell.row);
      }}
      onPointerMove={(event) => {
        const cell = cellAt(event);
        if (event.buttons & 1) onT(cell.t);
        onHover?.(cell);
      }}
      onPointerLeave={() => onHover?.(null)}
      className={classNames('focus-inset relative min-w-0 touch-none rounded-chip', className)}
    >
      <canvas ref={canvas} aria-hidden className="block size-full" />
      {row !== undefined && rows > 1 && (
        <span aria-hidden className="pointer-events-none absolute -inset-x-0.5 rounded-[1px] ring-1 ring-ink" style={{ top: `${(row / rows) * 100}%`, height: `${100 / rows}%` }} />
      )}
      <Playhead t={t} timesteps={timesteps} />
    </div>
  );
}

/** The line of ink at t, the same in every panel. */
export function Playhead({ t, timesteps }: { readonly t: number; readonly timesteps: number }) {
  return <span aria-hidden className="pointer-events-none absolute -inset-y-px w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${((t - 0.5) / timesteps) * 100}%` }} />;
}

/** Left and right a timestep, with Shift ten, Home and End. */
export function moveTime(event: KeyboardEvent, t: number, timesteps: number, onT: (t: number) => void): void {
  const by = event.shiftKey ? 10 : 1;
  const targets: Readonly<Record<string, number>> = { ArrowLeft: t - by, ArrowRight: t + by, Home: 1, End: timesteps };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onT(Math.min(timesteps, Math.max(1, target)));
}
