import type { KeyboardEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { toDrawing } from '../canvas/focus-item.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { AtTimestep } from '../unrolled/at-timestep.tsx';
import { DocumentInspector } from './document-inspector.tsx';
import { ManyInspector } from './many-inspector.tsx';
import { OpenGroup } from './open-group.tsx';
import { useOpenGroup } from './use-open-group.ts';
import { NodeInspector } from './node-inspector.tsx';
import { NoteInspector } from './note-inspector.tsx';
import { WireInspector } from './wire-inspector.tsx';

/** Escape goes back to what is looked at here; in a field that holds something uncommitted it has taken that back first. */
function backToDrawing(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  // A dialog or a list that was opened from here is elsewhere in the page.
  if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return;
  event.preventDefault();
  toDrawing();
}

/** Right of the canvas: what is selected, or the document. */
export function Inspector() {
  const document = useDocumentStore((state) => state.shown);
  const open = useOpenGroup();
  const { nodes, wires, notes } = useSelectionStore();
  const count = nodes.length + notes.length;
  const node = count === 1 ? document?.graph.nodes.find(({ id }) => id === nodes[0]) : undefined;
  const wire = count === 0 && wires.length === 1 ? document?.graph.wires.find(({ id }) => id === wires[0]) : undefined;
  return (
    <aside data-region="inspector" aria-label={t('app:inspector.label')} onKeyDown={backToDrawing} className="min-h-0 overflow-y-auto border-l border-line bg-surface">
      <AtTimestep />
      {document && node && <NodeInspector key={node.id} node={node} document={document} />}
      {document && wire && <WireInspector wire={wire} document={document} />}
      {document && count === 1 && !node && <NoteInspector ids={notes} notes={document.view.notes} />}
      {count > 1 && <ManyInspector nodes={nodes.length} wires={wires.length} notes={notes.length} />}
      {count === 0 && !wire && open && <OpenGroup group={open} />}
      {document && count === 0 && !wire && !open && <DocumentInspector document={document} />}
    </aside>
  );
}
