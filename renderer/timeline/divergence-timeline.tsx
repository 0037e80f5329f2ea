import { useMemo, useRef, useState } from 'react';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t as text } from '../../shared/i18n/index.ts';
import type { Merge } from '../state/history.ts';
import { DivLane } from './div-lane.tsx';
import { PaintedBars } from './painted-bars.tsx';
import { ProductRow } from './product-row.tsx';
import { SymbolRow } from './symbol-row.tsx';
import { TermsTable } from './terms-table.tsx';
import { timelineNumbers, type JudgedSequence } from './timeline-numbers.ts';
import type { Columns } from './use-painting.ts';
import { MOST_BARS } from './weights-model.ts';

export interface DivergenceTimelineProps {
  /** w as it is shown and painted. */
  readonly choice: TimestepWeights;
  /** Takes w as it is painted; absent: it is only looked at. */
  readonly onPaint?: (next: TimestepWeights, merge: Merge) => void;
  /** Every length that the data have, ascending; painting keeps the others' weights. */
  readonly lengths: readonly number[];
  /** Timesteps of the sequence that is shown. */
  readonly length: number;
  /** What is read, desired, and how far the network is from it; null: no such sequence is known. */
  readonly sequence: JudgedSequence | null;
  /** Where the timesteps lie: those in view, evenly over what `gutter` and `end` (pixels) leave of the width. */
  readonly columns?: Columns & { readonly gutter: number; readonly end: number };
}

const GUTTER = 56;

/**
 * DIV = Σ w_t · Div(Y(t), d(t)), term by term on one axis of time: Div as bars, w_t as bars that are painted, and their products. What
 * is not judged is hatched; its Div is still there, as an outline.
 */
export function DivergenceTimeline({ choice, onPaint, lengths, length, sequence, columns }: DivergenceTimelineProps) {
  const { gutter, end, first, count } = columns ?? { gutter: GUTTER, end: 0, first: 1, count: length };
  const view = useMemo(() => ({ first, count: Math.min(count, length - first + 1) }), [first, count, length]);
  const numbers = useMemo(() => timelineNumbers(choice, length, sequence), [choice, length, sequence]);
  const [at, setAt] = useState<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isDense = view.count > MOST_BARS;
  const lane = { numbers, columns: view, isDense };
  return (
    <div
      ref={box}
      role="group"
      aria-label={text('timeline:label')}
      className="grid h-full min-h-0 w-full grid-rows-[minmax(36px,5fr)_minmax(44px,6fr)_18px_18px] gap-y-0.5"
      style={{ gridTemplateColumns: `${gutter}px minmax(0,1fr)`, paddingRight: end }}
      onPointerMove={(event) => {
        const bounds = box.current?.getBoundingClientRect();
        const share = bounds ? (event.clientX - bounds.left - gutter) / (bounds.width - gutter - end) : -1;
        setAt(share < 0 || share >= 1 ? null : view.first + Math.floor(share * view.count));
      }}
      onPointerLeave={() => setAt(null)}
    >
      <DivLane {...lane} at={at} />
      <PaintedBars paint={onPaint} choice={choice} lengths={lengths} length={length} columns={view} isDense={isDense} />
      <ProductRow {...lane} at={at} />
      <SymbolRow {...lane} hasSymbols={sequence !== null} />
      <TermsTable numbers={numbers} />
    </div>
  );
}
