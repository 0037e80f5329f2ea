import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useDetail } from './detail.ts';
import type { FlowNode } from './flow-types.ts';
import { TileNode } from './tile-node.tsx';
import { UnrollNode } from './unroll-node.tsx';

/** A node in as much detail as there is now. It does not show where it is, so a node that is dragged is not drawn again. */
export const CanvasNode = memo(
  function CanvasNode({ id, data, selected }: NodeProps<FlowNode>) {
    return useDetail() === 'tiles' ? <TileNode id={id} data={data} selected={selected} /> : <UnrollNode id={id} data={data} selected={selected} />;
  },
  (before, now) => before.id === now.id && before.data === now.data && before.selected === now.selected,
);
