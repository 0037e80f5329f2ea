import { nanoid } from 'nanoid';
import { makeGroup, unpackGroup } from '../../shared/document/group-edit.ts';
import { all } from '../../shared/document/edit.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { isEnd } from '../../shared/compiler/check-groups.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { newNodeId } from './make-node.ts';

/** The selected nodes become one group with an instance in their place. Sources and divergences stay out of it. */
export function groupSelection(): void {
  const { document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  if (!document) return;
  const ids = document.graph.nodes.filter(({ id, kind }) => nodes.includes(id) && !isEnd(kind)).map(({ id }) => id);
  if (ids.length === 0) {
    showToast({ tone: 'warning', title: t('app:canvas.notGrouped'), text: messageText({ key: 'app:canvas.notGroupedText' }), key: 'group' });
    return;
  }
  const number = document.graph.groups.length + 1;
  const instance = { id: newNodeId('group', document), kindVersion: kindById('group')?.version ?? 1 };
  edit({ key: 'app:edit.group', args: { count: ids.length } }, makeGroup(ids, { id: nanoid(10), name: t('app:canvas.newGroup', { number }), instance }));
  selectNode(instance.id);
}

/** The nodes of the selected instances take their places. */
export function unpackSelection(): void {
  const { document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  const instances = document?.graph.nodes.filter(({ id, kind }) => kind === 'group' && nodes.includes(id)).map(({ id }) => id) ?? [];
  if (!document || instances.length === 0) return;
  const before = new Set(document.graph.nodes.map(({ id }) => id));
  edit({ key: 'app:edit.unpack' }, all(...instances.map((id) => unpackGroup(id, nodeParams))));
  const now = useDocumentStore.getState().document?.graph.nodes ?? [];
  select({ nodes: now.filter(({ id }) => !before.has(id)).map(({ id }) => id) });
}

/** Params that name other nodes. */
function nodeParams(kind: string): string[] {
  return Object.entries(kindById(kind)?.fields ?? {}).flatMap(([name, field]) => (field.type === 'node' ? [name] : []));
}
