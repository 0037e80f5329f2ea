import { useEffect, useLayoutEffect, useMemo, useRef, type MouseEvent } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { openGroup, type Scope } from '../../shared/nodes/group-scope.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { timestepsOf } from '../canvas/tensor-shape.ts';
import { checkedIn, useCheckStore } from '../state/check-store.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectFacts, useFactsStore } from '../state/facts-store.ts';
import { useSelectionStore, type Selection } from '../state/selection-store.ts';
import { OutlineChunk } from './outline-chunk.tsx';
import { isOwnSelection, isShown, openMenu, openRow, pick, pickAll, rename, toggle } from './outline-actions.ts';
import { OutlineMenu } from './outline-menu.tsx';
import { OutlineRow } from './outline-row.tsx';
import { nodeKey, type Row } from './outline-rows.ts';
import { collapse, expand, setOutline, useOutlineStore } from './outline-store.ts';
import type { Sight } from './row-text.ts';
import { useOutlineKeys } from './use-outline-keys.ts';

interface OutlineTreeProps {
  readonly document: UnrollDocument;
  readonly rows: readonly Row[];
}

/** The tree itself: one tab stop, the selection in step with the canvas, and only what is near drawn. */
export function OutlineTree({ document, rows }: OutlineTreeProps) {
  const tree = useRef<HTMLDivElement>(null);
  const { active: wanted, writing } = useOutlineStore();
  const selection = useSelectionStore();
  const active = useActive(rows, wanted);
  const sightOf = useSight(document);
  const isSelected = useMemo(() => selectedRows(selection), [selection]);
  const chunks = useMemo(() => chunksOf(rows), [rows]);
  useFollow();
  useFocusKept(tree, active?.key);
  const onKeyDown = useOutlineKeys(rows, active);

  return (
    <>
      <div
        ref={tree}
        role="tree"
        aria-label={t('outline:label')}
        aria-multiselectable
        data-outline
        className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2"
        onKeyDown={onKeyDown}
        onFocus={({ target }) => target.role === 'treeitem' && setOutline({ active: target.dataset['row'] ?? null })}
        onClick={(event) => onClick(event, rows, active)}
        onDoubleClick={(event) => onDoubleClick(event, rows)}
        onContextMenu={(event) => {
          const row = rowAt(event, rows);
          if (!row) return;
          event.preventDefault();
          openMenu(row, { x: event.clientX, y: event.clientY });
        }}
      >
        {chunks.map((chunk, index) => (
          <OutlineChunk key={index} scroller={tree} guess={chunk.reduce((sum, { shows }) => sum + (shows === 'node' ? 44 : 28), 0)} always={active !== undefined && chunk.includes(active)}>
            {() =>
              chunk.map((row) => (
                <OutlineRow key={row.key} row={row} sight={sightOf(row.scope)} selected={isSelected(row)} active={row === active} writing={row.key === writing} />
              ))
            }
          </OutlineChunk>
        ))}
      </div>
      <OutlineMenu rows={rows} />
    </>
  );
}

/** The row that Tab comes to; where it is gone, the next one that is still there. */
function useActive(rows: readonly Row[], wanted: string | null): Row | undefined {
  const last = useRef<{ readonly rows: readonly Row[]; readonly at: number }>({ rows: [], at: 0 });
  const found = rows.find(({ key }) => key === wanted) ?? nextThatIsLeft(rows, last.current.rows, last.current.at);
  useEffect(() => {
    last.current = { rows, at: found ? rows.indexOf(found) : 0 };
  });
  return found;
}

function nextThatIsLeft(rows: readonly Row[], before: readonly Row[], at: number): Row | undefined {
  const left = new Map(rows.map((row) => [row.key, row]));
  const near = [...before.slice(at), ...before.slice(0, at).reverse()].find(({ key }) => left.has(key));
  return near ? left.get(near.key) : rows[0];
}

function useSight(document: UnrollDocument): (scope: Scope) => Sight {
  const checked = useCheckStore();
  const timesteps = timestepsOf(useFactsStore(selectFacts));
  return useMemo(() => {
    const made = new Map<string, Sight>();
    return (scope) => {
      const way = scope.join('/');
      const known = made.get(way) ?? { graph: openGroup(document, scope).graph, checked: checkedIn(checked, scope), axes: { batch: document.training.batch, timesteps } };
      made.set(way, known);
      return known;
    };
  }, [document, checked, timesteps]);
}

function selectedRows({ nodes, wires }: Selection): (row: Row) => boolean {
  const [ofNodes, ofWires] = [new Set(nodes), new Set(wires)];
  return (row) => isShown(row) && ('wires' in row ? row.wires.some(({ id }) => ofWires.has(id)) : row.shows === 'node' && ofNodes.has(row.node.id));
}

const rowsInChunk = 40;

/** In order, cut before a node. */
function chunksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const chunks: Row[][] = [];
  for (const row of rows) {
    const last = chunks.at(-1);
    if (last && (last.length < rowsInChunk || row.shows !== 'node')) last.push(row);
    else chunks.push([row]);
  }
  return chunks;
}

/** What is selected or opened elsewhere becomes the row that Tab comes to; the group it lies in is expanded. */
function useFollow(): void {
  const way = useDocumentStore((state) => state.scope.join('/'));
  useEffect(() => {
    const { scope } = useDocumentStore.getState();
    expand(scope.map((_, depth) => scope.slice(0, depth + 1).join('/')));
  }, [way]);
  useEffect(() => {
    const follow = (selection: Selection): void => {
      const { scope, shown } = useDocumentStore.getState();
      const wire = selection.wires.length === 1 ? shown?.graph.wires.find(({ id }) => id === selection.wires[0]) : undefined;
      const node = selection.nodes.at(-1) ?? wire?.to.node;
      const { active } = useOutlineStore.getState();
      const isAmong = selection.nodes.some((id) => nodeKey(scope, id) === active);
      if (node !== undefined && !isAmong && !isOwnSelection()) setOutline({ active: nodeKey(scope, node) });
    };
    follow(useSelectionStore.getState());
    return useSelectionStore.subscribe(follow);
  }, []);
}

/** The row that Tab comes to is in view, and has the focus as long as the tree has it, however rows come and go. */
function useFocusKept(tree: { readonly current: HTMLElement | null }, active: string | undefined): void {
  const had = useRef(false);
  useEffect(() => {
    const onFocusIn = ({ target }: FocusEvent) => {
      had.current = target instanceof Element && target.role === 'treeitem';
    };
    document.addEventListener('focusin', onFocusIn);
    return () => document.removeEventListener('focusin', onFocusIn);
  }, []);
  useLayoutEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    row?.scrollIntoView({ block: 'nearest' });
  }, [tree, active]);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement?.role === 'treeitem';
    const row = tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    if (had.current && isLost && row && row !== document.activeElement) row.focus({ preventScroll: true });
  });
}

function rowAt({ target }: MouseEvent, rows: readonly Row[]): Row | undefined {
  const key = target instanceof Element ? target.closest('[data-row]')?.getAttribute('data-row') : null;
  return rows.find((row) => row.key === key);
}

function onClick(event: MouseEvent, rows: readonly Row[], active: Row | undefined): void {
  const row = rowAt(event, rows);
  if (!row || !(event.target instanceof Element)) return;
  if (event.target.closest('[data-row-menu]')) {
    const { left, bottom } = event.target.getBoundingClientRect();
    openMenu(row, { x: left, y: bottom + 4 });
  } else if (event.target.closest('input, button')) return;
  else if (event.target.closest('[data-twisty]') && row.shows === 'node') (row.expanded ? collapse : expand)([row.key]);
  else if (event.ctrlKey || event.metaKey) toggle(row);
  else if (event.shiftKey && active) {
    const ends = [rows.indexOf(active), rows.indexOf(row)];
    pickAll(rows.slice(Math.min(...ends), Math.max(...ends) + 1));
  } else pick(row);
}

/** As on the canvas: a group is opened, the name of anything else is written. */
function onDoubleClick(event: MouseEvent, rows: readonly Row[]): void {
  const row = rowAt(event, rows);
  if (row && event.target instanceof Element && event.target.closest('[data-row-name]') && !openRow(row)) rename(row);
}
