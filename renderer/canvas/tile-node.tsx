import { light, unlight, useLitStore } from '../state/lit-store.ts';
import { classNames } from '../ui/class-names.ts';
import type { NodeLook } from './flow-types.ts';

/** A node from far away: its hue, what is wrong with it and whether it is selected. Its name is on the element around it. */
export function TileNode({ id, data, selected }: { readonly id: string; readonly data: NodeLook; readonly selected: boolean }) {
  const isLit = useLitStore(({ from, nodes }) => from === 'program' && nodes.includes(id));
  return (
    <div
      onPointerEnter={() => light('canvas', [id])}
      onPointerLeave={() => unlight('canvas')}
      data-node-id={id}
      data-kind={data.kind}
      data-role={data.role ?? undefined}
      data-state={data.severity ?? undefined}
      data-lit={isLit || undefined}
      className={classNames('tile-node', selected && 'is-selected', isLit && 'is-lit')}
    />
  );
}
