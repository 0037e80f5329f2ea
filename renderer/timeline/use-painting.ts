import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { TimestepWeights } from '../../shared/document/timestep-weights.ts';
import type { Merge } from '../state/history.ts';
import { lineOf, paintable, painted, shownWeights, snapped, type Custom } from './weights-model.ts';

export interface PaintingInputs {
  /** Takes the weights as they are painted; with the same merge key they are one entry of the history. */
  readonly paint: (next: Custom, merge: Merge) => void;
  /** The timesteps that are in view, evenly apart over the width. */
  readonly columns: Columns;
  readonly choice: TimestepWeights;
  readonly lengths: readonly number[];
  readonly length: number;
  /** The weight at the top of the scale. */
  readonly top: number;
}

export interface Columns {
  /** t of the first. */
  readonly first: number;
  readonly count: number;
}

interface Stroke {
  /** When it began, and where in the window: a second press there soon after belongs to a double click. */
  readonly pressed: { readonly at: number; readonly x: number; readonly y: number };
  readonly merge: { readonly key: string };
  /** The weights when the stroke began. */
  readonly before: Custom;
  readonly shownBefore: readonly number[];
  readonly start: Spot;
  last: Spot;
  now: Custom;
}

interface Spot {
  readonly t: number;
  readonly w: number;
}

let strokes = 0;

/**
 * Painting with the pointer: the bar jumps to it and follows; all columns swept are painted, Shift draws a straight line
 * from where the stroke began, Alt leaves the grid, a double click toggles 0 and 1. A stroke is one entry of the history.
 */
export function usePainting({ paint, columns, choice, lengths, length, top }: PaintingInputs) {
  const stroke = useRef<Stroke | null>(null);
  const lastStroke = useRef<Stroke | null>(null);
  const [at, setAt] = useState<Spot | null>(null);

  const spotOf = (event: PointerEvent | MouseEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const height = 1 - (event.clientY - box.top) / box.height;
    const { first, count } = columns;
    const t = Math.min(first + count - 1, Math.max(first, Math.floor(share * count) + first));
    return { t, w: snapped(Math.min(1, Math.max(0, height)) * top, event.altKey) };
  };
  const put = (current: Stroke, next: Custom) => {
    current.now = next;
    paint(next, current.merge);
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = spotOf(event);
    const repeated = isSecondPress(lastStroke.current, event) ? lastStroke.current : null;
    const before = paintable(choice, lengths, length);
    const begun: Stroke = repeated ?? {
      pressed: { at: event.timeStamp, x: event.clientX, y: event.clientY },
      merge: { key: `stroke:${++strokes}` },
      before,
      shownBefore: shownWeights(choice, length),
      start: spot,
      last: spot,
      now: before,
    };
    begun.last = spot;
    stroke.current = begun;
    lastStroke.current = begun;
    setAt(spot);
    if (!repeated) put(begun, painted(begun.before, length, new Map([[spot.t, spot.w]])));
  };
  const onPointerMove = (event: PointerEvent) => {
    const current = stroke.current;
    if (!current) return;
    const spot = spotOf(event);
    setAt(spot);
    if (event.shiftKey) put(current, painted(current.before, length, lineOf(current.start, spot, event.altKey)));
    else put(current, painted(current.now, length, lineOf(current.last, spot, event.altKey)));
    current.last = spot;
  };
  const onPointerUp = () => {
    stroke.current = null;
    setAt(null);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const current = lastStroke.current;
    if (!current) return;
    const { t } = spotOf(event);
    const was = current.shownBefore[t - 1] ?? 0;
    put(current, painted(current.before, length, new Map([[t, was > 0 ? 0 : 1]])));
  };

  return { at, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp, onDoubleClick } };
}

function isSecondPress(last: Stroke | null, { timeStamp, clientX, clientY }: PointerEvent): boolean {
  if (!last) return false;
  const { at, x, y } = last.pressed;
  return timeStamp - at < 500 && Math.hypot(clientX - x, clientY - y) < 5;
}
