import { ViewportPortal } from '@xyflow/react';
import { memo, useRef } from 'react';
import type { FlowNode, FlowWire } from './flow-types.ts';
import { TilePaths, type TilePath } from './tile-paths.ts';

interface TileWiresProps {
  readonly nodes: readonly FlowNode[];
  readonly wires: readonly FlowWire[];
}

/** All wires from far away: lines without words, not to be hit. */
export function TileWires({ nodes, wires }: TileWiresProps) {
  const made = useRef(new TilePaths());
  return (
    <ViewportPortal>
      <svg className="pointer-events-none absolute top-0 left-0 -z-10 overflow-visible" width="1" height="1" aria-hidden>
        {made.current.pathsOf(nodes, wires).map((path) => (
          <Path key={path.key} path={path} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

const Path = memo(function Path({ path }: { readonly path: TilePath }) {
  return <path d={path.d} className={path.look} />;
});
