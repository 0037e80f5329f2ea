import type { Group } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { PanelHeader } from '../ui/panel.tsx';
import { RoleTile } from '../ui/role-tile.tsx';
import { GroupInspector } from './group-inspector.tsx';

/** With nothing selected in an open group: the group. */
export function OpenGroup({ group }: { readonly group: Group }) {
  return (
    <>
      <PanelHeader stacked line start={<RoleTile role="transform" kind="group" />} title={group.name} note={t('app:inspector.nodes', { count: group.nodes.length })} />
      <GroupInspector group={group} />
    </>
  );
}
