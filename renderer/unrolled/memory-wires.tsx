import { memo, useMemo } from 'react';
import { Math as Tex } from '../ui/math.tsx';
import { memories, type Board } from './board.ts';
import type { LaneLayout } from './lane-layout.ts';
import type { TimeWire } from './lanes.ts';

interface MemoryWiresProps {
  readonly time: readonly TimeWire[];
  readonly layout: LaneLayout;
  readonly board: Board;
}

/** What is remembered, between the columns and before the first. */
export const MemoryWires = memo(function MemoryWires({ time, layout, board }: MemoryWiresProps) {
  const all = useMemo(() => Array.from({ length: board.density === 'strip' || board.length === 0 ? 0 : board.length + 1 }, (_, from) => memories(layout, time, board, from)).flat(), [layout, time, board]);
  return (
    <>
      <svg className="pointer-events-none absolute inset-0 z-[1] overflow-visible" width={board.length * board.pitch} height={layout.height} fill="none" stroke="var(--recurrence)" strokeWidth="2" aria-hidden>
        {all.map(({ path, isOpen }, index) => (
          <path key={index} d={path} {...(isOpen && { strokeDasharray: '2 4', opacity: 0.45 })} />
        ))}
      </svg>
      {all.map(({ label }, index) =>
        label ? (
          <span key={index} aria-hidden className="pointer-events-none absolute z-[2] -translate-x-1/2 text-small leading-3 text-recurrence" style={{ left: label.x, top: label.y - 15 }}>
            <Tex tex={label.tex} />
          </span>
        ) : null,
      )}
    </>
  );
});
