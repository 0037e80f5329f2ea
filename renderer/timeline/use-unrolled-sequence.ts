import { useMemo } from 'react';
import { boardOf } from '../unrolled/board.ts';
import { frameOf } from '../unrolled/frame.ts';
import { ROOM } from '../unrolled/lane-layout.ts';
import { useUnrolled } from '../unrolled/use-unrolled.ts';
import type { DivergenceTimelineProps } from './divergence-timeline.tsx';
import type { JudgedSequence } from './timeline-numbers.ts';
import { divOf, type Judged } from './use-judged.ts';

export interface UnrolledSequence {
  readonly length: number;
  readonly judged: Judged;
}

/** What the drawing is unrolled over, as the timeline shows it, so that both show one sequence; null: it is folded. */
export function useUnrolledSequence(divergence: string): UnrolledSequence | null {
  const view = useUnrolled();
  return useMemo(() => {
    if (!view || !view.sequence) return null;
    const { length, x, d } = frameOf(view);
    const sequence: JudgedSequence = { x, d: d.map((each) => each ?? ''), div: divOf(view.result?.sequences[0], divergence, length) };
    const { run, of, moment } = view.weights;
    return { length, judged: { subject: { run, of, moment }, sequence, at: 0, count: 1, step: view.result?.weights.step ?? null, failure: view.failure } };
  }, [view, divergence]);
}

/** Where the columns of the unrolled drawing lie over a place of such a width; undefined: they are not all in view, or `end` takes their room. */
export function unrolledColumns(length: number, width: number, { left, end, pitch }: { readonly left: number; readonly end: number; readonly pitch: number | null }): DivergenceTimelineProps['columns'] {
  const board = boardOf(length, width, pitch);
  const room = width - ROOM.gutter - board.pitch * length - end;
  return room < 0 ? undefined : { first: 1, count: length, gutter: ROOM.gutter - left, end: room };
}
