import { memo } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { classNames } from '../ui/class-names.ts';
import type { Board, ColumnWire } from './board.ts';
import type { Frame } from './frame.ts';
import type { LaneBox } from './lane-layout.ts';
import { isFramed } from './playhead.tsx';
import { useIsNow } from './use-playhead.ts';
import { CellContent } from './time-cell.tsx';
import { judgement, type LaneValues } from './values.ts';
import { useLanguage } from '../ui/use-text-memo.ts';

interface TimeColumnProps {
  readonly t: number;
  readonly board: Board;
  readonly boxes: readonly LaneBox[];
  readonly height: number;
  readonly wires: readonly ColumnWire[];
  readonly frame: Frame;
  readonly values: ReadonlyMap<string, LaneValues>;
  readonly sizes: Readonly<Record<string, number>>;
}

/** A timestep. That the playhead is there is drawn above it (`Playhead`), and said here. */
export const TimeColumn = memo(function TimeColumn(column: TimeColumnProps) {
  useLanguage();
  const { t, board, height } = column;
  const isNow = useIsNow(t, board.length);
  return (
    <div
      role="group"
      aria-label={text('unrolled:column', { t })}
      aria-current={isNow || undefined}
      data-column={t}
      className="absolute top-0 z-[1] rolls-out"
      style={{ left: (t - 1) * board.pitch, width: board.pitch, height, animationDelay: `${120 + Math.min(7, t - 1) * 40}ms` }}
    >
      <ColumnBody {...column} />
    </div>
  );
});

/** Everything of one timestep, from top to bottom. */
const ColumnBody = memo(function ColumnBody({ t, board, boxes, height, wires, frame, values, sizes }: TimeColumnProps) {
  const { pitch, cell, density } = board;
  if (density === 'strip') return null;
  const judgeOf = new Map([...values.values()].flatMap(({ judge }) => (judge ? [[judge.node, judge] as const] : [])));
  const isDotted = (judge: string | null): boolean => judge !== null && judgement(judgeOf.get(judge) ?? null, t) !== 'judged';
  return (
    <>
      <svg width={pitch} height={height} className="pointer-events-none absolute inset-0" fill="none" aria-hidden>
        {wires.map(({ path, kind, judge }) => {
          const dotted = isDotted(judge);
          return (
            <path
              key={path}
              d={path}
              stroke={kind === 'term' && !dotted ? 'var(--divergence)' : dotted ? 'var(--line-control)' : 'var(--wire)'}
              strokeWidth={kind === 'term' && !dotted ? 2 : 1.5}
              strokeDasharray={dotted ? '2 4' : undefined}
            />
          );
        })}
      </svg>
      {boxes.map(({ lane, cellTop, cellHeight }) => {
        const own = values.get(lane.id);
        const isTerm = lane.shows === 'product' || lane.shows === 'weights';
        const isUnjudged = !isTerm && own?.judge != null && judgement(own.judge, t) !== 'judged';
        return (
          <div
            key={lane.id}
            data-lane={lane.id}
            data-role={lane.role ?? undefined}
            data-judged={own?.judge ? judgement(own.judge, t) : undefined}
            className={classNames('time-cell @container', !isFramed(lane.shows) && 'is-bare', isUnjudged && 'is-unjudged')}
            style={{ left: isTerm ? 0 : (pitch - cell) / 2, top: cellTop, width: isTerm ? pitch : cell, height: cellHeight }}
          >
            {own && <CellContent lane={lane} t={t} density={density} frame={frame} values={own} size={sizes[lane.flat] ?? null} />}
          </div>
        );
      })}
    </>
  );
});
