import { useRef } from 'react';
import type { GraphNode } from '../../shared/document/schema.ts';
import { timestepWeightsSchema, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectNode, useSelectionStore } from '../state/selection-store.ts';
import { useUiStore } from '../state/ui-store.ts';
import { useUnrolledStore } from '../state/unrolled-store.ts';
import { Select } from '../ui/select.tsx';
import { useSize } from '../ui/use-size.ts';
import { DivergenceTimeline } from './divergence-timeline.tsx';
import { ScheduleChoice } from './schedule-choice.tsx';
import { setWeights } from './set-weights.ts';
import { TimelineSide } from './timeline-side.tsx';
import { useJudged } from './use-judged.ts';
import { useLengths } from './use-lengths.ts';
import { unrolledColumns, useUnrolledSequence } from './use-unrolled-sequence.ts';

/** Which timesteps are judged and how much each counts, and what that makes of the divergence. */
export function WeightsEditor() {
  const node = useEditedDivergence();
  if (!node) return <p className="p-4 text-ink-2">{t('app:weights.noDivergence')}</p>;
  return <Editor key={node.id} node={node} />;
}

/** The selected divergence, else the first. */
function useEditedDivergence(): GraphNode | undefined {
  const selected = useSelectionStore((state) => state.nodes);
  return useDocumentStore((state) => {
    const divergences = state.document?.graph.nodes.filter(({ kind }) => kindById(kind)?.role === 'divergence') ?? [];
    return divergences.find(({ id }) => selected.includes(id)) ?? divergences[0];
  });
}

function Editor({ node }: { readonly node: GraphNode }) {
  const lengths = useLengths(node.id);
  const wanted = useUiStore((state) => state.weightsLength);
  const longest = lengths.at(-1) ?? 1;
  const ownLength = wanted !== null && lengths.includes(wanted) ? wanted : longest;
  const choice = weightsOfNode(node);
  const unrolled = useUnrolledSequence(node.id);
  // What the unrolled drawing shows is not asked for once more.
  const own = useJudged(node.id, ownLength, { asks: unrolled === null });
  const pitch = useUnrolledStore((state) => state.pitch);
  const { length, judged } = unrolled ?? { length: ownLength, judged: own };
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  // Under the unrolled drawing each term stands below its column.
  const columns = unrolled && width > 0 ? unrolledColumns(length, width, { ...ROOM, pitch }) : undefined;
  return (
    <div ref={place} className="flex h-full min-h-0 flex-col max-[1000px]:overflow-y-auto">
      <div className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-4 pt-1.5">
        <ScheduleChoice choice={choice} lengths={lengths} length={length} onChange={(next) => setWeights(node.id, next)} />
        <DivergenceChoice node={node} />
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_200px] max-[1000px]:flex-none max-[1000px]:grid-cols-1 max-[1000px]:grid-rows-[152px_auto]">
        <div className="min-h-0 pt-1.5 pr-4 pb-1.5 pl-3">
          <DivergenceTimeline
            choice={choice}
            lengths={lengths}
            length={length}
            sequence={judged.sequence}
            {...(columns && { columns })}
            onPaint={(next, merge) => setWeights(node.id, next, { ...merge, key: `${node.id} ${merge.key}` })}
          />
        </div>
        <TimelineSide node={node} choice={choice} lengths={lengths} length={length} isUnrolled={unrolled !== null} judged={judged} />
      </div>
    </div>
  );
}

/** Pixels left of the timeline, and right of it with the sums. */
const ROOM = { left: 12, end: 216 };

function weightsOfNode({ params }: GraphNode): TimestepWeights {
  const parsed = timestepWeightsSchema.safeParse(params['weights'] ?? { schedule: 'all' });
  return parsed.success ? parsed.data : { schedule: 'all' };
}

/** Which of several divergences is painted: it becomes the selected node. */
function DivergenceChoice({ node }: { readonly node: GraphNode }) {
  const nodes = useDocumentStore((state) => state.document?.graph.nodes);
  const divergences = nodes?.filter(({ kind }) => kindById(kind)?.role === 'divergence') ?? [];
  if (divergences.length < 2) return null;
  return (
    <Select
      label={t('app:weights.divergence')}
      className="ml-auto w-28! shrink-0 text-small"
      value={node.id}
      onChange={selectNode}
      options={divergences.map((each) => ({ value: each.id, label: nodeTitle(each) }))}
    />
  );
}
