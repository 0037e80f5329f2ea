import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useDocumentStore } from '../state/document-store.ts';
import { useAddMenuStore } from './add-menu-store.ts';
import type { FlowNode } from './flow-types.ts';
import { portPlace } from './wire-line.ts';
import { loosePath } from './wire-path.ts';

/** The wire that was let go over nothing, for as long as the search is open there. */
export function WaitingWire() {
  const menu = useAddMenuStore((state) => state.menu);
  const { screenToFlowPosition, getNode } = useReactFlow<FlowNode>();
  const place = useDocumentStore((state) => (menu?.loose ? state.shown?.view.positions[menu.loose.node] : undefined));
  const node = menu?.loose ? getNode(menu.loose.node) : undefined;
  const spot = node?.data.ports.find(({ name, direction }) => name === menu?.loose?.port && direction === menu.loose.direction);
  if (!menu?.loose || !node || !spot || !place) return null;
  const from = portPlace({ ...node, position: place }, spot);
  const to = screenToFlowPosition({ x: menu.x, y: menu.y });
  return (
    <ViewportPortal>
      <svg className="pointer-events-none absolute top-0 left-0 overflow-visible" width="1" height="1" aria-hidden>
        <path d={loosePath(from, to, menu.loose.direction)} className="loose-wire" />
      </svg>
    </ViewportPortal>
  );
}
