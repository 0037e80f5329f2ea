import { memo } from 'react';
import { nodeById } from '../../shared/document/graph.ts';
import { t as text } from '../../shared/i18n/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { endBehind, openBehind } from '../canvas/insert-behind.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { Math as Tex } from '../ui/math.tsx';
import type { Memory } from './board.ts';
import { LaneHead, type Adder } from './lane-head.tsx';
import { ROOM, stateMiddle, type Density, type LaneBox } from './lane-layout.ts';
import type { Lane } from './lanes.ts';
import type { LaneNote } from './lane-notes.ts';

type Notes = ReadonlyMap<string, LaneNote>;

interface HeadsProps {
  readonly boxes: readonly LaneBox[];
  readonly notes: Notes;
  readonly firsts: ReadonlySet<string>;
  /** What goes from the heads into the first timestep. */
  readonly memory: readonly Memory[];
  readonly density: Density;
}

/** The folded nodes at the left, which stay where the lanes scroll. */
export const LaneHeads = memo(function LaneHeads({ boxes, notes, firsts, memory, density }: HeadsProps) {
  const selected = useSelectionStore((state) => state.nodes);
  const current = boxes.find(({ lane }) => selected.includes(lane.node)) ?? boxes.find(({ lane }) => firsts.has(lane.id));
  return (
    <div role="group" aria-label={text('unrolled:lanes')} className="sticky left-0 z-10 border-r border-line/60 bg-canvas" data-heads>
      <svg className="pointer-events-none absolute inset-0 size-full" fill="none" stroke="var(--recurrence)" strokeWidth="2" aria-hidden>
        <g transform={`translate(${ROOM.gutter} 0)`}>
          {memory.map(({ path, isOpen }, index) => !isOpen && <path key={index} d={path} />)}
        </g>
      </svg>
      {density === 'strip' &&
        boxes.flatMap((box) =>
          box.lane.states.map((state) => (
            <span key={`${box.lane.id} ${state}`} aria-hidden className="absolute right-0.5 -translate-y-1/2 text-small leading-3 text-recurrence" style={{ top: stateMiddle(box, state, density) }}>
              <Tex tex={state.replace(/^(forward|backward)_/, '')} />
            </span>
          )),
        )}
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
});

/** The first lane of each node stands for it. */
export function firstLanes(lanes: readonly Lane[]): ReadonlySet<string> {
  const nodes = new Set<string>();
  return new Set(
    lanes.flatMap(({ id, node }) => {
      if (nodes.has(node)) return [];
      nodes.add(node);
      return [id];
    }),
  );
}

/** Opens the search for a node that is put behind this one, or behind the instance of a group that it lies in. */
function adderOf({ lane }: LaneBox): Adder | null {
  const graph = useDocumentStore.getState().shown?.graph;
  const node = graph && nodeById(graph, lane.node);
  return node && endBehind(graph, node.id) ? { behind: nodeTitle(node), open: (at) => openBehind(node.id, at) } : null;
}
