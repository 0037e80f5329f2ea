import { memo } from 'react';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { PaintedBars } from '../timeline/painted-bars.tsx';
import { setWeights } from '../timeline/set-weights.ts';
import { useLengths } from '../timeline/use-lengths.ts';
import { MOST_BARS } from '../timeline/weights-model.ts';
import type { Board } from './board.ts';
import type { LaneBox } from './lane-layout.ts';
import { useLanguage } from '../ui/use-text-memo.ts';

/** w_t under the columns that it weighs, to be painted where it stands. */
export const WeightLane = memo(function WeightLane({ box, board }: { readonly box: LaneBox; readonly board: Board }) {
  useLanguage();
  const { lane, cellTop, cellHeight } = box;
  const graph = useDocumentStore((state) => state.document?.graph);
  const lengths = useLengths(lane.flat);
  const choice = graph && divergencesOf(graph).find(({ node }) => node.id === lane.flat)?.params.weights;
  const { length, pitch } = board;
  if (!choice || length === 0) return null;
  return (
    <div className="absolute left-0 z-[2] grid [&>:first-child]:hidden" data-weights={lane.flat} style={{ top: cellTop, width: length * pitch, height: cellHeight }}>
      <PaintedBars paint={(next, merge) => setWeights(lane.flat, next, { ...merge, key: `${lane.flat} ${merge.key}` })} choice={choice} lengths={lengths} length={length} columns={{ first: 1, count: length }} isDense={length > MOST_BARS} />
    </div>
  );
});
