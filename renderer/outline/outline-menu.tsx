import { nodeById } from '../../shared/document/graph.ts';
import type { Graph } from '../../shared/document/schema.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { openGroup } from '../../shared/nodes/group-scope.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { commandEntries, commandEntry } from '../app/command-entry.ts';
import { keysText } from '../app/keys.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { MenuAt, type MenuEntry } from '../ui/menu.tsx';
import { addAt, addBehind, connectPort, disconnect, goTo, isRenamable, leavingOf, looseOf, mend, openRow, otherEnds, pick, rename, toTree } from './outline-actions.ts';
import type { NodeRow, PortRow, Row } from './outline-rows.ts';
import { setOutline, useOutlineStore } from './outline-store.ts';
import { rowWord } from './row-text.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** What can be done to a row: by its button, a right click, or Shift F10. */
export function OutlineMenu({ rows }: { readonly rows: readonly Row[] }) {
  const menu = useOutlineStore((state) => state.menu);
  const row = menu && rows.find(({ key }) => key === menu.row);
  if (!menu || !row) return null;
  return <MenuAt label={t('outline:actions', { row: rowWord(row) })} at={menu} entries={() => entriesOf(row, menu)} onClose={() => setOutline({ menu: null })} onCloseFocus={toTree} />;
}

function entriesOf(row: Row, place: Place): readonly MenuEntry[] {
  const { document } = useDocumentStore.getState();
  if (!document) return [];
  const { graph } = openGroup(document, row.scope);
  switch (row.shows) {
    case 'node':
      return nodeEntries(row, graph, place);
    case 'input':
    case 'output':
      return portEntries(row, graph, place);
    case 'problem':
      return row.diagnostic.fix ? [{ label: messageText(row.diagnostic.fix.label), onSelect: () => void mend(row) }] : [];
    case 'loop':
      return [{ label: t('outline:row.goTo', { node: nodeTitle(row.node) }), onSelect: () => pick(row) }];
  }
}

function nodeEntries(row: NodeRow, graph: Graph, place: Place): readonly MenuEntry[] {
  const { inputs, outputs } = portsOf(graph, row.node) ?? { inputs: [], outputs: [] };
  return [
    { ...commandEntry('rename'), keys: keysText('f2'), disabled: !isRenamable(row), onSelect: () => later(() => rename(row)) },
    { label: t('outline:row.addAfter'), keys: keysText('slash'), disabled: !leavingOf(row), onSelect: () => later(() => addBehind(row, place)) },
    ...(row.node.kind === 'group' ? [{ ...commandEntry('open-group'), keys: keysText('enter'), onSelect: () => void openRow(row) }] : []),
    { heading: t('outline:row.connect') },
    ...outputs.map(({ name }): MenuEntry => ({
      label: t('outline:row.connectOutput', { port: name }),
      onSelect: () => later(() => connectPort(row, { node: row.node.id, port: name, direction: 'out' }, place)),
    })),
    ...inputs.map(({ name }): MenuEntry => ({
      label: t('outline:row.connectInput', { port: name }),
      onSelect: () => later(() => connectPort(row, { node: row.node.id, port: name, direction: 'in' }, place)),
    })),
    'line',
    ...commandEntries('copy', 'duplicate', 'collapse', 'make-group', 'unpack-group', 'take-out', 'delete', 'delete-keep').filter(({ disabled }) => !disabled),
  ];
}

function portEntries(row: PortRow, graph: Graph, place: Place): readonly MenuEntry[] {
  const titled = otherEnds(row).flatMap((id) => {
    const node = nodeById(graph, id);
    return node ? [{ id, title: nodeTitle(node) }] : [];
  });
  const label = t(row.shows === 'input' ? 'outline:row.connectInput' : 'outline:row.connectOutput', { port: row.port });
  return [
    { label, keys: keysText('c'), onSelect: () => later(() => connectPort(row, looseOf(row), place)) },
    { label: t(row.shows === 'input' ? 'outline:row.addBefore' : 'outline:row.addAfter'), keys: keysText('slash'), onSelect: () => later(() => addAt(row, looseOf(row), place)) },
    ...titled.map(({ id, title }): MenuEntry => ({ label: t('outline:row.goTo', { node: title }), onSelect: () => goTo(row, id) })),
    ...titled.map(({ id, title }): MenuEntry => ({
      label: t('outline:row.disconnect', { node: title }),
      onSelect: () => disconnect(row, row.wires.filter(({ from, to }) => (row.shows === 'input' ? from : to).node === id).map((wire) => wire.id)),
    })),
  ];
}

/** Once the menu is closed and has given the focus back. */
function later(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
