import type { MouseEvent, ReactElement } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { commandEntries } from '../app/command-entry.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { noteOf } from './items.ts';
import { ContextMenuArea, type MenuEntry } from '../ui/menu.tsx';

const entries = (): MenuEntry[] => [
  ...commandEntries('cut', 'copy', 'paste', 'duplicate', 'delete', 'delete-keep'),
  'line',
  ...commandEntries('connect', 'insert-after', 'rename', 'collapse', 'pin'),
  'line',
  ...commandEntries('make-group', 'open-group', 'unpack-group', 'separate-group', 'take-out'),
  'line',
  ...commandEntries('add-node', 'add-note', 'select-all'),
  'line',
  ...commandEntries('tidy', 'zoom-fit', 'zoom-selection'),
];

/** What can be done here, on a right click; a node or wire under the pointer is selected first. */
export function CanvasMenu({ children }: { readonly children: ReactElement }) {
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
  const item = target.closest('.react-flow__node')?.getAttribute('data-id') ?? target.closest('[data-head]')?.getAttribute('data-lane-of');
  const note = item == null ? null : noteOf(item);
  const node = note === null ? item : null;
  const wire = target.closest('.react-flow__edge')?.getAttribute('data-id');
  if (node && !useSelectionStore.getState().nodes.includes(node)) selectNode(node);
  else if (note && !useSelectionStore.getState().notes.includes(note)) select({ notes: [note] });
  else if (wire) select({ wires: [wire] });
}
