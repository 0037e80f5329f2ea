import { memo, useEffect, useRef } from 'react';
import { onThemeChange } from '../training/theme-colours.ts';
import type { Board } from './board.ts';
import { canvasPen } from './canvas-pen.ts';
import type { Frame } from './frame.ts';
import type { LaneBox } from './lane-layout.ts';
import { paintLane } from './paint-lane.ts';
import { readPalette } from './palette.ts';
import type { LaneValues } from './values.ts';

interface StripLaneProps {
  readonly box: LaneBox;
  readonly board: Board;
  readonly frame: Frame;
  readonly values: LaneValues;
  readonly size: number | null;
  /** The timesteps that are painted, from 1. */
  readonly from: number;
  readonly to: number;
}

/** A lane as one continuous strip: many timesteps are pixels, not elements. */
export const StripLane = memo(function StripLane({ box, board, frame, values, size, from, to }: StripLaneProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { lane, cellTop, cellHeight: height } = box;
  const { pitch } = board;
  const width = (to - from + 1) * pitch;
  useEffect(() => {
    const draw = (): void => {
      const place = canvas.current;
      const ctx = place?.getContext('2d');
      if (!place || !ctx) return;
      const ratio = devicePixelRatio;
      [place.width, place.height] = [Math.round(width * ratio), Math.round(height * ratio)];
      ctx.scale(ratio, ratio);
      paintLane(canvasPen(ctx), readPalette(), { lane, values, frame, from, to, pitch, height, size });
    };
    draw();
    return onThemeChange(draw);
  }, [lane, values, frame, from, to, pitch, width, height, size]);
  return <canvas ref={canvas} aria-hidden data-lane={lane.id} className="absolute rounded-[3px] bg-surface" style={{ left: (from - 1) * pitch, top: cellTop, width, height }} />;
});
