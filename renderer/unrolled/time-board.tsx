import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { t as text } from '../../shared/i18n/index.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useUnrolledStore } from '../state/unrolled-store.ts';
import { boardOf, columnWires, memories, timestepAt } from './board.ts';
import { frameOf } from './frame.ts';
import { firstLanes, LaneHeads } from './lane-heads.tsx';
import { boxesWithin, layLanes, ROOM } from './lane-layout.ts';
import { notesOf, sizesOf } from './lane-notes.ts';
import { LaneSums } from './lane-sums.tsx';
import { MemoryWires } from './memory-wires.tsx';
import { Playhead } from './playhead.tsx';
import { StripLane } from './strip-lane.tsx';
import { TimeColumn } from './time-column.tsx';
import { TimeRuler } from './time-ruler.tsx';
import { goTo, onPlayhead } from './use-playhead.ts';
import { useRevealLane } from './use-reveal-lane.ts';
import { useTimeZoom } from './use-time-zoom.ts';
import { useScrolled } from './use-scrolled.ts';
import type { Unrolled } from './use-unrolled.ts';
import { valuesOf } from './values.ts';
import { WeightLane } from './weight-lane.tsx';
import { useTextMemo } from '../ui/use-text-memo.ts';

/** Lane heads at the left, timesteps to the right, the time axis above; only what is in view is there. */
export function TimeBoard({ view }: { readonly view: Unrolled }) {
  const scroller = useRef<HTMLDivElement>(null);
  const place = useScrolled(scroller);
  const document = useDocumentStore((state) => state.shown);
  const checked = useCheckStore();
  const { unfolded, sequence, result } = view;
  const frame = useMemo(() => frameOf({ sequence, result }), [sequence, result]);
  const { length } = frame;
  const pitch = useTimeZoom(scroller, length, place.width);
  const board = useMemo(() => boardOf(length, place.width, pitch), [length, place.width, pitch]);
  const notes = useTextMemo(() => (document ? notesOf(document, checked, unfolded.lanes, length) : new Map<string, never>()), [document, checked, unfolded, length]);
  const layout = useMemo(
    () => layLanes(unfolded.lanes, board.density, ({ id }) => ({ caption: (notes.get(id)?.caption ?? '') !== '', problem: notes.get(id)?.diagnostic !== undefined })),
    [unfolded, board.density, notes],
  );
  const sizes = useMemo(() => sizesOf(checked.signals, unfolded.lanes), [checked, unfolded]);
  const values = useMemo(() => new Map(unfolded.lanes.map((lane) => [lane.id, valuesOf(lane, result?.sequences[0] ?? null)])), [unfolded, result]);
  const wires = useMemo(() => columnWires(layout, unfolded.depth, board), [layout, unfolded, board]);
  const firsts = useMemo(() => firstLanes(unfolded.lanes), [unfolded]);
  const begins = useMemo(() => (board.length > 0 ? memories(layout, unfolded.time, board, 0) : []), [layout, unfolded, board]);
  const whole = useUnrolledStore((state) => state.whole);
  const boxes = useMemo(() => (whole ? layout.boxes : boxesWithin(layout, place.top, place.bottom)), [whole, layout, place.top, place.bottom]);
  const seen = useMemo(() => ({ from: Math.max(1, Math.floor(place.left / board.pitch) - 15), to: Math.min(length, Math.ceil(place.right / board.pitch) + 15) }), [place.left, place.right, board.pitch, length]);
  // As many as stand side by side by themselves are all there; of more only those in view, unless a picture of all is made.
  const [first, last] = pitch === null || whole ? [1, length] : [seen.from, seen.to];
  const columns = useMemo(() => Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index), [first, last]);
  useFollow(scroller, board.pitch, length);
  useRevealLane(scroller, layout);

  const width = length * board.pitch;
  const toColumn = (event: MouseEvent | PointerEvent): void => goTo(timestepAt(board, event.clientX - event.currentTarget.getBoundingClientRect().left), length);
  return (
    <div ref={scroller} className="time-board min-h-0 flex-1 overflow-auto overscroll-contain" data-density={board.density}>
      <div className="relative grid" style={{ gridTemplateColumns: `${ROOM.gutter}px ${width}px minmax(${ROOM.tail}px, 1fr)`, gridTemplateRows: `${ROOM.ruler}px ${layout.height}px`, width: `max(100%, ${ROOM.gutter + width + ROOM.tail}px)` }}>
        <div className="sticky top-0 left-0 z-30 flex items-center border-b border-line bg-surface pl-4 text-ink-2">{text('unrolled:time')}</div>
        <div className="sticky top-0 z-20">{length > 0 && <TimeRuler board={board} unfolded={unfolded} values={values} frame={frame} />}</div>
        <div className="sticky top-0 z-20 border-b border-line bg-surface" />

        <LaneHeads boxes={boxes} notes={notes} firsts={firsts} memory={begins} density={board.density} />

        <div
          className="relative"
          data-lanes
          onClick={toColumn}
          onPointerMove={(event) => event.altKey && toColumn(event)}
        >
          <MemoryWires time={unfolded.time} layout={layout} board={board} />
          {board.density === 'strip'
            ? boxes.filter(({ lane }) => lane.shows !== 'weights').map((box) => (
                <StripLane key={box.lane.id} box={box} board={board} frame={frame} values={values.get(box.lane.id) ?? { parts: [], judge: null }} size={sizes[box.lane.flat] ?? null} from={seen.from} to={seen.to} />
              ))
            : columns.map((t) => (
                <TimeColumn key={t} t={t} board={board} boxes={boxes} height={layout.height} wires={wires} frame={frame} values={values} sizes={sizes} />
              ))}
          {boxes.map((box) => box.lane.shows === 'weights' && <WeightLane key={box.lane.id} box={box} board={board} />)}
          <Playhead board={board} boxes={boxes} height={layout.height} values={values} />
        </div>

        <LaneSums boxes={boxes} values={values} overlays={ROOM.gutter + width + ROOM.tail > place.width} />
      </div>
    </div>
  );
}

/** Where the playhead leaves the view, the view follows it. */
function useFollow(scroller: RefObject<HTMLDivElement | null>, pitch: number, length: number): void {
  useEffect(
    () =>
      onPlayhead(length, (now) => {
        const place = scroller.current;
        if (!place || length === 0) return;
        const [left, right] = [(now - 1) * pitch, now * pitch];
        const room = place.clientWidth - ROOM.gutter - ROOM.tail;
        if (left < place.scrollLeft) place.scrollLeft = Math.max(0, left - pitch);
        else if (right > place.scrollLeft + room) place.scrollLeft = right - room + pitch;
      }),
    [scroller, pitch, length],
  );
}
