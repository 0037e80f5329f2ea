import { memo } from 'react';
import type { Board } from './board.ts';
import type { LaneBox } from './lane-layout.ts';
import { usePlayhead } from './use-playhead.ts';
import { judgement, type LaneValues } from './values.ts';

interface PlayheadProps {
  readonly board: Board;
  readonly boxes: readonly LaneBox[];
  readonly height: number;
  readonly values: ReadonlyMap<string, LaneValues>;
}

/**
 * Where the playhead is: the column a little darker between its cells, and what of them is judged framed in its colour. A layer of its own that
 * only moves, so that nothing under it is painted again.
 */
export function Playhead({ board, boxes, height, values }: PlayheadProps) {
  const { pitch, length } = board;
  const now = usePlayhead(length);
  const unjudged = boxes.filter(({ lane }) => isUnjudged(values.get(lane.id), now)).map(({ lane }) => lane.id).join(' ');
  if (length === 0) return null;
  return (
    <svg aria-hidden data-playhead={now} width={pitch} height={height} fill="none" className="pointer-events-none absolute top-0 left-0 z-[3] overflow-visible will-change-transform" style={{ transform: `translateX(${(now - 1) * pitch}px)` }}>
      <Marks board={board} boxes={boxes} height={height} unjudged={unjudged} />
    </svg>
  );
}

function isUnjudged(values: LaneValues | undefined, t: number): boolean {
  return values?.judge != null && judgement(values.judge, t) !== 'judged';
}

interface MarksProps extends Pick<PlayheadProps, 'board' | 'boxes' | 'height'> {
  /** Lanes, a space between them. */
  readonly unjudged: string;
}

const Marks = memo(function Marks({ board: { pitch, cell, density }, boxes, height, unjudged }: MarksProps) {
  const isStrip = density === 'strip';
  const left = (pitch - cell) / 2;
  const holes = boxes.filter(({ lane }) => isStrip || isFramed(lane.shows)).map(({ cellTop, cellHeight }) => `M${left} ${cellTop}h${cell}v${cellHeight}h${-cell}Z`);
  const dashed = new Set(unjudged.split(' '));
  return (
    <>
      <path d={`M0 0H${pitch}V${height}H0Z${holes.join('')}`} fillRule="evenodd" className="fill-ink/5" />
      {isStrip ? (
        <path d={`M.5 0V${height}M${pitch - 0.5} 0V${height}`} className="stroke-ink/50" />
      ) : (
        boxes.map(
          ({ lane, cellTop, cellHeight }) =>
            isFramed(lane.shows) && (
              <rect key={lane.id} data-role={lane.role ?? undefined} x={left} y={cellTop} width={cell} height={cellHeight} className={dashed.has(lane.id) ? 'playhead-frame is-unjudged' : 'playhead-frame'} />
            ),
        )
      )}
    </>
  );
});

/** Cells with an edge; others are only words or bars. */
export function isFramed(shows: LaneBox['lane']['shows']): boolean {
  return !['source', 'nothing', 'weights', 'product'].includes(shows);
}
