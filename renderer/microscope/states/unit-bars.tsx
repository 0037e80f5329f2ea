import { useCallback } from 'react';
import { Playhead } from '../../heat/heat-map.tsx';
import { usePainted } from '../../heat/use-painted.ts';
import { readColour } from '../../training/theme-colours.ts';

interface UnitBarsProps {
  readonly label: string;
  /** By timestep. */
  readonly values: ArrayLike<number>;
  /** What it is without units held: a line of ink over each bar. */
  readonly free: ArrayLike<number> | null;
  /** From where to where, 0 between them. */
  readonly low: number;
  readonly high: number;
  readonly t: number;
  readonly onT: (t: number) => void;
}

/** One unit's state as bars from 0, violet above and teal below, as the ramp of states has it. */
export function UnitBars({ label, values, free, low, high, t, onT }: UnitBarsProps) {
  const canvas = usePainted(useCallback((place) => paintBars(place, values, free, low, high), [values, free, low, high]));
  const timesteps = values.length;
  const pick = (box: DOMRect, x: number) => onT(Math.min(timesteps, Math.max(1, Math.floor(((x - box.left) / box.width) * timesteps) + 1)));
  return (
    <div
      role="img"
      aria-label={label}
      className="relative h-13 min-w-0 touch-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pick(event.currentTarget.getBoundingClientRect(), event.clientX);
      }}
      onPointerMove={(event) => event.buttons & 1 && pick(event.currentTarget.getBoundingClientRect(), event.clientX)}
    >
      <canvas ref={canvas} aria-hidden className="block size-full" />
      <Playhead t={t} timesteps={timesteps} />
    </div>
  );
}

function paintBars(canvas: HTMLCanvasElement, values: ArrayLike<number>, free: ArrayLike<number> | null, low: number, high: number): void {
  const ratio = devicePixelRatio;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (!context || values.length === 0) return;
  context.scale(ratio, ratio);
  const yOf = (value: number): number => 1 + ((high - value) / (high - low || 1)) * (height - 2);
  // Read once: asking for a style at every timestep takes longer than the painting.
  const [above, below, ink] = [readColour('recurrence'), readColour('state-n2'), readColour('ink')];
  const [zero, cell] = [yOf(0), width / values.length];
  const gap = cell >= 7 ? Math.min(4, cell * 0.2) : 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t] ?? 0;
    const y = yOf(value);
    context.fillStyle = value > 0 ? above : below;
    context.fillRect(t * cell + gap / 2, Math.min(y, zero), Math.max(0.5, cell - gap), Math.max(0.75, Math.abs(y - zero)));
    if (free) {
      context.fillStyle = ink;
      context.fillRect(t * cell + gap / 2, yOf(free[t] ?? 0) - 0.5, Math.max(0.5, cell - gap), 1.25);
    }
  }
  context.fillStyle = readColour('line-control');
  context.fillRect(0, zero - 0.5, width, 1);
}
