import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { commandEntry } from '../app/command-entry.ts';
import { openAddMenu } from '../canvas/add-menu-store.ts';
import { belowShown } from '../canvas/drawing-place.ts';
import { checkedIn, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { IconButton } from '../ui/button.tsx';
import { toTree } from './outline-actions.ts';
import { outlineRows, type Row } from './outline-rows.ts';
import { collapse, expand, outlineOf, useOutlineStore } from './outline-store.ts';
import { OutlineTree } from './outline-tree.tsx';

/** The same drawing as a tree, in the order of the flow, with everything that can be done to it. */
export function Outline() {
  const document = useDocumentStore((state) => state.document);
  const draft = useDocumentStore((state) => state.draftId);
  const expanded = useOutlineStore((state) => state.expanded);
  const checked = useCheckStore();
  const rows = useMemo(() => (document ? outlineRows({ document, expanded, checkedIn: (scope) => checkedIn(checked, scope) }) : []), [document, expanded, checked]);
  useEffect(() => outlineOf(draft), [draft]);
  if (!document) return null;
  const { nodes, wires } = document.graph;
  const isOpen = rows.some((row) => row.shows === 'node' && row.expanded);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-0.5 pr-1.5 pl-4 text-small text-ink-3">
        <span className="mr-auto truncate">{[t('app:inspector.nodes', { count: nodes.length }), t('app:inspector.wires', { count: wires.length })].join(', ')}</span>
        <IconButton label={isOpen ? t('outline:collapseAll') : t('outline:expandAll')} size="sm" disabled={rows.length === 0} onClick={() => (isOpen ? collapse(expanded) : expand(nodeKeys(rows)))}>
          {isOpen ? <ChevronsDownUp size={14} aria-hidden /> : <ChevronsUpDown size={14} aria-hidden />}
        </IconButton>
        <IconButton data-outline-add label={t('outline:add')} keys={commandEntry('add-node').keys} size="sm" onClick={({ currentTarget }) => addNode(currentTarget)}>
          <Plus size={15} aria-hidden />
        </IconButton>
      </div>
      {rows.length === 0 ? <p className="px-4 py-2 text-ink-2">{t('outline:empty')}</p> : <OutlineTree document={document} rows={rows} />}
    </div>
  );
}

function nodeKeys(rows: readonly Row[]): string[] {
  return rows.flatMap(({ shows, key }) => (shows === 'node' ? [key] : []));
}

/** A new node below everything, not wired. */
function addNode(button: HTMLElement): void {
  const { left, bottom } = button.getBoundingClientRect();
  openAddMenu({ x: left, y: bottom, placeFor: belowShown, onDone: toTree });
}
