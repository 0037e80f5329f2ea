import { removeItems } from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import { definitionOf } from '../../shared/document/groups.ts';
import type { Point } from '../../shared/document/schema.ts';
import { isBoundary } from '../../shared/nodes/boundary.ts';
import { portsOf } from '../../shared/nodes/ports.ts';
import { applyFix, deleteSelection } from '../canvas/actions.ts';
import { openAddMenu } from '../canvas/add-menu-store.ts';
import type { LooseEnd } from '../canvas/fits.ts';
import { depthGap, freePlace, NODE } from '../canvas/geometry.ts';
import { reveal, showNode, showScope } from '../canvas/reveal-store.ts';
import { edit, openScope, useDocumentStore } from '../state/document-store.ts';
import { select, useSelectionStore, type Selection } from '../state/selection-store.ts';
import type { NodeRow, PortRow, Row } from './outline-rows.ts';
import { setOutline } from './outline-store.ts';

/** Is the selection being changed from the outline itself? It need not follow that. */
let isSelecting = false;

export function isOwnSelection(): boolean {
  return isSelecting;
}

function selectHere(selection: Partial<Selection>): void {
  isSelecting = true;
  select(selection);
  isSelecting = false;
}

/** Is what the row shows on the canvas now? */
export function isShown({ scope }: Row): boolean {
  return useDocumentStore.getState().scope.join('/') === scope.join('/');
}

/** Selects what a row shows and brings it into view; the group it lies in is opened. */
export function pick(row: Row): void {
  showScope(row.scope);
  selectHere('wires' in row && row.wires.length > 0 ? { wires: row.wires.map(({ id }) => id) } : { nodes: [row.node.id] });
  reveal(row.node.id);
}

/** Adds the row's node to the selection, or takes it out. */
export function toggle(row: Row): void {
  if (!isShown(row)) return pick(row);
  const now = useSelectionStore.getState();
  const { id } = row.node;
  selectHere({ ...now, nodes: now.nodes.includes(id) ? now.nodes.filter((each) => each !== id) : [...now.nodes, id] });
}

/** Selects the nodes of all these rows that are on the canvas. */
export function pickAll(rows: readonly Row[]): void {
  selectHere({ nodes: [...new Set(rows.filter(isShown).map(({ node }) => node.id))] });
}

/** Before something is done to the selection: that is the row's node, unless it is one of several. */
function takeHold(row: Row): void {
  showScope(row.scope);
  const { nodes } = useSelectionStore.getState();
  if (!nodes.includes(row.node.id)) selectHere({ nodes: [row.node.id] });
}

/** A node's menu acts on the selection, which is its own from when it opens. */
export function openMenu(row: Row, { x, y }: Point): void {
  if (row.shows === 'node') takeHold(row);
  setOutline({ active: row.key, menu: { row: row.key, x, y } });
}

export function isRenamable(row: Row): row is NodeRow {
  return row.shows === 'node' && !isBoundary(row.node);
}

export function rename(row: Row): void {
  if (!isRenamable(row)) return;
  pick(row);
  setOutline({ active: row.key, writing: row.key });
}

/** Deletes the selected nodes with the row's, or the wires of a port. */
export function deleteRow(row: Row): void {
  if (row.shows === 'node') {
    takeHold(row);
    deleteSelection();
  } else if ('wires' in row) disconnect(row, row.wires.map(({ id }) => id));
}

export function disconnect(row: PortRow, wires: readonly string[]): void {
  if (wires.length === 0) return;
  showScope(row.scope);
  edit({ key: 'app:edit.deleteWires', args: { count: wires.length } }, removeItems([], wires));
}

/** To the nodes at the other ends of a port's wires. */
export function otherEnds({ shows, wires }: PortRow): readonly string[] {
  return [...new Set(wires.map(({ from, to }) => (shows === 'input' ? from.node : to.node)))];
}

export function goTo({ scope }: Row, node: string): void {
  showNode(scope, node);
}

/** Shows the inside of the row's group on the canvas. */
export function openRow(row: Row): boolean {
  const { document } = useDocumentStore.getState();
  if (!document || row.shows !== 'node' || !definitionOf(document.graph, row.node)) return false;
  openScope([...row.scope, row.node.id]);
  return true;
}

export function mend(row: Row): boolean {
  if (row.shows !== 'problem' || !row.diagnostic.fix) return false;
  showScope(row.scope);
  applyFix(row.diagnostic.fix);
  return true;
}

/** Opens the search for nodes, below a place in the window; what is chosen is wired to a port, above or below its node. */
export function addAt(row: Row, loose: LooseEnd | null, place: Point, toPorts = false): void {
  showScope(row.scope);
  openAddMenu({ ...place, loose, toPorts, placeFor: loose && ((kind) => besideNode(loose, kind)), onDone: toTree });
}

/** The same for a node that is put behind the row's. */
export function addBehind(row: Row, place: Point): void {
  const loose = leavingOf(row);
  if (!loose) return addAt(row, null, place);
  showScope(row.scope);
  openAddMenu({ ...place, loose, isBehind: true, placeFor: (kind) => besideNode(loose, kind), onDone: toTree });
}

/** From a port: to those that are there, or to a new node. */
export function connectPort(row: Row, loose: LooseEnd, place: Point): void {
  addAt(row, loose, place, true);
}

export function looseOf({ node, shows, port }: PortRow): LooseEnd {
  return { node: node.id, port, direction: shows === 'input' ? 'in' : 'out' };
}

/** The end at which a node is added after this one; null: nothing leaves it. */
export function leavingOf(row: Row): LooseEnd | null {
  const { document } = useDocumentStore.getState();
  const output = document && portsOf(document.graph, row.node)?.outputs[0];
  return output ? { node: row.node.id, port: output.name, direction: 'out' } : null;
}

/** Under a node, or above it. */
function besideNode({ node: id, direction }: LooseEnd, kind: string): Point {
  const { shown } = useDocumentStore.getState();
  const [node, at] = shown ? [nodeById(shown.graph, id), shown.view.positions[id]] : [];
  if (!shown || !node || !at) return { x: 0, y: 0 };
  const y = direction === 'out' ? at.y + NODE.height + depthGap(node.kind, kind) : at.y - NODE.height - depthGap(kind, node.kind);
  return freePlace(shown, { x: at.x, y });
}

/** Gives the focus back to the row that has it in the tree, once it is drawn; to the button that adds where there is none. */
export function toTree(): void {
  requestAnimationFrame(() => (document.querySelector<HTMLElement>('[data-outline] [role="treeitem"][tabindex="0"]') ?? document.querySelector<HTMLElement>('[data-outline-add]'))?.focus());
}
