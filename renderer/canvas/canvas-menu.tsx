import type { MouseEvent, ReactElement } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { keysOf, runCommand, type Command } from '../app/commands.ts';
import { keysText } from '../app/keys.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { ContextMenuArea, type MenuEntry } from '../ui/menu.tsx';

/** What can be done here, on a right click; a node or wire under the pointer is selected first. */
export function CanvasMenu({ children }: { readonly children: ReactElement }) {
  const isEmpty = useSelectionStore(({ nodes, wires }) => nodes.length + wires.length === 0);
  const selected = useSelectionStore(({ nodes }) => nodes);
  const hasInstance = useDocumentStore(({ document }) => document?.graph.nodes.some(({ id, kind }) => kind === 'group' && selected.includes(id)) ?? false);
  const hasNodes = useSelectionStore(({ nodes }) => nodes.length > 0);
  const entry = (command: Command, disabled = false, shown?: string): MenuEntry => {
    const keys = shown ?? keysOf(command);
    return { label: t(`app:command.${command}`), keys: keys && keysText(keys), disabled, onSelect: () => void runCommand(command) };
  };
  const entries: MenuEntry[] = [
    entry('cut', !hasNodes, 'mod+x'),
    entry('copy', !hasNodes, 'mod+c'),
    entry('paste', false, 'mod+v'),
    entry('duplicate', !hasNodes),
    entry('delete', isEmpty),
    'line',
    entry('make-group', !hasNodes),
    entry('unpack-group', !hasInstance),
    'line',
    entry('add-node'),
    entry('select-all'),
    'line',
    entry('tidy'),
    entry('zoom-fit'),
  ];
  return (
    <ContextMenuArea label={t('app:canvas.label')} entries={entries}>
      <div className="contents" onContextMenuCapture={selectUnder}>
        {children}
      </div>
    </ContextMenuArea>
  );
}

function selectUnder({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  const node = target.closest('[data-node-id]')?.getAttribute('data-node-id');
  const wire = target.closest('.react-flow__edge')?.getAttribute('data-id');
  if (node && !useSelectionStore.getState().nodes.includes(node)) selectNode(node);
  else if (wire) select({ wires: [wire] });
}
