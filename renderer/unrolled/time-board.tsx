import { useEffect, useMemo, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import { t as text } from '../../shared/i18n/index.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { openAddMenu } from '../canvas/add-menu-store.ts';
import { useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { formatLoss, formatNumber } from '../ui/format.ts';
import { Math as Tex } from '../ui/math.tsx';
import { boardOf, columnWires, memories, timestepAt, type Memory } from './board.ts';
import { frameOf } from './frame.ts';
import { LaneHead } from './lane-head.tsx';
import { boxesWithin, layLanes, ROOM, type LaneBox } from './lane-layout.ts';
import { notesOf, sizesOf } from './lane-notes.ts';
import { saidAtTimestep } from './said-at.ts';
import { StripLane } from './strip-lane.tsx';
import { TimeColumn } from './time-column.tsx';
import { TimeRuler } from './time-ruler.tsx';
import { goTo } from './use-playhead.ts';
import { useScrolled } from './use-scrolled.ts';
import type { Unrolled } from './use-unrolled.ts';
import { valuesOf } from './values.ts';

/** Lane heads at the left, timesteps to the right, the time axis above; only what is in view is there. */
export function TimeBoard({ view, now }: { readonly view: Unrolled; readonly now: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const place = useScrolled(scroller);
  const document = useDocumentStore((state) => state.shown);
  const checked = useCheckStore();
  const frame = useMemo(() => frameOf(view), [view]);
  const { unfolded, result } = view;
  const { length } = frame;
  const board = useMemo(() => boardOf(length, place.width), [length, place.width]);
  const notes = useMemo(() => (document ? notesOf(document, checked, unfolded.lanes, length) : new Map<string, never>()), [document, checked, unfolded, length]);
  const layout = useMemo(
    () => layLanes(unfolded.lanes, board.density, ({ id }) => ({ caption: (notes.get(id)?.caption ?? '') !== '', problem: notes.get(id)?.diagnostic !== undefined })),
    [unfolded, board.density, notes],
  );
  const sizes = useMemo(() => sizesOf(checked.signals, unfolded.lanes), [checked, unfolded]);
  const values = useMemo(() => new Map(unfolded.lanes.map((lane) => [lane.id, valuesOf(lane, result?.sequences[0] ?? null)])), [unfolded, result]);
  const wires = useMemo(() => columnWires(layout, unfolded.depth, board), [layout, unfolded, board]);
  const boxes = useMemo(() => boxesWithin(layout, place.top, place.bottom), [layout, place.top, place.bottom]);
  const seen = useMemo(() => ({ from: Math.max(1, Math.floor(place.left / board.pitch) - 15), to: Math.min(length, Math.ceil(place.right / board.pitch) + 15) }), [place.left, place.right, board.pitch, length]);
  useFollow(scroller, now, board.pitch, length);

  const width = length * board.pitch;
  const toColumn = (event: MouseEvent | PointerEvent): void => goTo(timestepAt(board, event.clientX - event.currentTarget.getBoundingClientRect().left), length);
  const firsts = firstLanes(unfolded.lanes);
  return (
    <div ref={scroller} className="time-board min-h-0 flex-1 overflow-auto overscroll-contain" data-density={board.density}>
      <div className="relative grid" style={{ gridTemplateColumns: `${ROOM.gutter}px ${width}px minmax(${ROOM.tail}px, 1fr)`, gridTemplateRows: `${ROOM.ruler}px ${layout.height}px`, width: `max(100%, ${ROOM.gutter + width + ROOM.tail}px)` }}>
        <div className="sticky top-0 left-0 z-30 flex items-center border-b border-line bg-surface pl-4 text-ink-2">{text('unrolled:time')}</div>
        <div className="sticky top-0 z-20">{length > 0 && <TimeRuler board={board} t={now} said={saidAtTimestep(view, frame, now)} />}</div>
        <div className="sticky top-0 z-20 border-b border-line bg-surface" />

        <Heads boxes={boxes} notes={notes} firsts={firsts} memory={board.length > 0 ? memories(layout, unfolded.time, board, 0) : []} />

        <div
          className="relative"
          data-lanes
          onClick={toColumn}
          onPointerMove={(event) => event.altKey && toColumn(event)}
        >
          {length > 0 && <div aria-hidden data-band className="absolute inset-y-0 bg-ink/5" style={{ left: (now - 1) * board.pitch, width: board.pitch }} />}
          <Memories view={view} layout={layout} board={board} />
          {board.density === 'strip'
            ? boxes.map((box) => (
                <StripLane key={box.lane.id} box={box} board={board} frame={frame} values={values.get(box.lane.id) ?? { parts: [], judge: null }} size={sizes[box.lane.flat] ?? null} from={seen.from} to={seen.to} />
              ))
            : Array.from({ length }, (_, index) => (
                <TimeColumn key={index} t={index + 1} board={board} boxes={boxes} height={layout.height} wires={wires} frame={frame} values={values} sizes={sizes} isNow={index + 1 === now} />
              ))}
          {length > 0 && board.density === 'strip' && (
            <div aria-hidden className="pointer-events-none absolute inset-y-0 border-x border-ink/50" style={{ left: (now - 1) * board.pitch, width: board.pitch }} />
          )}
        </div>

        <div className="pointer-events-none sticky right-0 z-10">
          {boxes.map(({ lane, cellTop, cellHeight }) => {
            const judge = values.get(lane.id)?.judge;
            if (!judge || (lane.shows !== 'weights' && lane.shows !== 'product')) return null;
            const isDiv = lane.shows === 'product';
            return (
              <div key={lane.id} data-sum={lane.id} className="absolute right-0 flex w-23 items-center gap-1.5 bg-canvas pl-2 text-small" style={{ top: cellTop + (isDiv ? 0 : cellHeight - 20), height: isDiv ? cellHeight : 20 }}>
                <Tex tex={isDiv ? 'DIV' : '\\sum w'} className={isDiv ? 'text-divergence' : 'text-ink-2'} />
                <output className={`mono font-semibold ${isDiv ? 'text-divergence' : ''}`}>{isDiv ? formatLoss(judge.total) : formatNumber(judge.sumW)}</output>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Notes = ReturnType<typeof notesOf>;

interface HeadsProps {
  readonly boxes: readonly LaneBox[];
  readonly notes: Notes;
  readonly firsts: ReadonlySet<string>;
  /** What goes from the heads into the first timestep. */
  readonly memory: readonly Memory[];
}

function Heads({ boxes, notes, firsts, memory }: HeadsProps) {
  const selected = useSelectionStore((state) => state.nodes);
  const current = boxes.find(({ lane }) => selected.includes(lane.node)) ?? boxes.find(({ lane }) => firsts.has(lane.id));
  return (
    <div role="listbox" aria-multiselectable aria-label={text('unrolled:lanes')} className="sticky left-0 z-10 border-r border-line/60 bg-canvas" data-heads>
      <svg className="pointer-events-none absolute inset-0 size-full" fill="none" stroke="var(--recurrence)" strokeWidth="2" aria-hidden>
        <g transform={`translate(${ROOM.gutter} 0)`}>
          {memory.map(({ path, isOpen }, index) => !isOpen && <path key={index} d={path} />)}
        </g>
      </svg>
      {boxes.map((box) => {
        const note = notes.get(box.lane.id);
        return (
          <LaneHead
            key={box.lane.id}
            box={box}
            shape={note?.shape ?? ''}
            caption={note?.caption ?? ''}
            diagnostic={note?.diagnostic}
            onAdd={adderOf(box)}
            isFirst={firsts.has(box.lane.id)}
            inTabOrder={box === current}
          />
        );
      })}
    </div>
  );
}

/** What is remembered, between the columns and before the first. */
function Memories({ view, layout, board }: { readonly view: Unrolled; readonly layout: ReturnType<typeof layLanes>; readonly board: ReturnType<typeof boardOf> }) {
  const { unfolded } = view;
  const all = useMemo(() => Array.from({ length: board.density === 'strip' || board.length === 0 ? 0 : board.length + 1 }, (_, from) => memories(layout, unfolded.time, board, from)).flat(), [layout, unfolded, board]);
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
}

/** The first lane of each node stands for it. */
function firstLanes(lanes: Unrolled['unfolded']['lanes']): ReadonlySet<string> {
  const nodes = new Set<string>();
  return new Set(
    lanes.flatMap(({ id, node }) => {
      if (nodes.has(node)) return [];
      nodes.add(node);
      return [id];
    }),
  );
}

/** Opens the search for a node that takes what this one gives. */
function adderOf({ lane }: LaneBox): ((at: { readonly x: number; readonly y: number }) => void) | null {
  const graph = useDocumentStore.getState().shown?.graph;
  const node = graph && nodeById(graph, lane.node);
  const port = graph && node && portsOf(graph, node)?.outputs.find(({ signal }) => signal !== 'targets');
  return port ? (at) => openAddMenu({ ...at, loose: { node: lane.node, port: port.name, direction: 'out' } }) : null;
}

/** Where the playhead leaves the view, the view follows it. */
function useFollow(scroller: React.RefObject<HTMLDivElement | null>, now: number, pitch: number, length: number): void {
  const [last, setLast] = useState(now);
  useEffect(() => {
    if (last === now) return;
    setLast(now);
    const place = scroller.current;
    if (!place || length === 0) return;
    const [left, right] = [(now - 1) * pitch, now * pitch];
    const room = place.clientWidth - ROOM.gutter - ROOM.tail;
    if (left < place.scrollLeft) place.scrollLeft = Math.max(0, left - pitch);
    else if (right > place.scrollLeft + room) place.scrollLeft = right - room + pitch;
  }, [scroller, now, last, pitch, length]);
}
