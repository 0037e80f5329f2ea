import { nanoid } from 'nanoid';
import { removeNotes } from '../../shared/document/arrange-edit.ts';
import * as edits from '../../shared/document/edit.ts';
import { nodeById, wireInto } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, Point, UnrollDocument, WireEnd } from '../../shared/document/schema.ts';
import type { Fix } from '../../shared/compiler/diagnostics.ts';
import type { EditLabel } from '../../shared/i18n/messages.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { isBoundary } from '../../shared/nodes/boundary.ts';
import type { Bridge } from '../../shared/nodes/bridge.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { kindTitle } from '../ui/kind-text.ts';
import { edit, undo, useDocumentStore } from '../state/document-store.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { betweenEdit, type Between } from './between-edit.ts';
import { endsBridge, endsProblem, fitAtNode, portsOnWire, type LooseEnd } from './fits.ts';
import { fixEdit } from './fix-edit.ts';
import { depthGap, freePlace, GAP, NODE } from './geometry.ts';
import { behindEdit } from './insert-behind.ts';
import { makeNode } from './make-node.ts';
import { useRecentKinds } from './recent-kinds.ts';

const wireId = () => nanoid(10);

function current(): UnrollDocument {
  const { shown: document } = useDocumentStore.getState();
  if (!document) throw new Error('no document is open');
  return document;
}

/** Adds a node of a kind, as `addMade` does. */
export function addKind(kind: NodeKind, at: Point, loose: LooseEnd | null = null, isBehind = false): void {
  useRecentKinds.getState().use(kind.id);
  addMade(makeNode(kind, current()), kindTitle(kind.id), at, loose, isBehind);
}

/**
 * Adds a node, wires it to a loose end where it fits (with what is missing put between), and selects it.
 * @param isBehind it comes between the loose end and what that feeds, where it fits there
 */
export function addMade(node: GraphNode, title: string, at: Point, loose: LooseEnd | null, isBehind = false): void {
  const before = current();
  const between = isBehind && loose ? behindEdit(before, node, endOf(loose)) : null;
  if (between) {
    edit({ key: 'app:edit.add', args: { kind: title } }, between);
    return selectNode(node.id);
  }
  const graph: Graph = { ...before.graph, nodes: [...before.graph.nodes, node] };
  const { port, via } = loose ? fitAtNode(graph, loose, node) : nowhere;
  const wiring = loose && port ? wiringOf({ ...before, graph }, loose, { node: node.id, port }, via, at) : [];
  edit({ key: 'app:edit.add', args: { kind: title } }, edits.all(edits.addNode(node, at), ...wiring, ...targetWiring(graph, node.id, port)));
  selectNode(node.id);
}

const nowhere = { port: null, via: null };

/** From a loose end to a new node; what has to stand between goes where the node was to be, and the node further on. */
function wiringOf(document: UnrollDocument, loose: LooseEnd, end: WireEnd, via: Bridge | null, at: Point): edits.Edit[] {
  if (!via) return [connecting(loose, end)];
  const between = makeNode(via.kind, document);
  const step = NODE.height + GAP.depth + GAP.loop;
  const further = { x: at.x, y: loose.direction === 'out' ? at.y + step : at.y - step };
  const [first, second] = loose.direction === 'out' ? [via.input, via.output] : [via.output, via.input];
  return [
    edits.addNode(between, at),
    edits.moveNodes({ [end.node]: further }),
    connecting(loose, { node: between.id, port: first }),
    connecting({ node: between.id, port: second, direction: loose.direction }, end),
  ];
}

/** A divergence gets its targets from the one source there is, unless the loose end took that port. */
function targetWiring(graph: Graph, id: string, taken: string | null): edits.Edit[] {
  const node = nodeById(graph, id);
  const input = kindById(node?.kind ?? '')?.inputs.find(({ signal }) => signal === 'targets');
  const sources = graph.nodes.filter((each) => kindById(each.kind)?.outputs.some(({ signal }) => signal === 'targets'));
  const [source] = sources;
  if (!input || input.name === taken || !source || sources.length > 1) return [];
  return [edits.connect(wireId(), { node: source.id, port: 'targets' }, { node: id, port: input.name })];
}

/** Adds a node from the palette: under the selected node and wired to it where that is legal, else in the middle. */
export function addFromPalette(kind: NodeKind, middle: Point): void {
  const document = current();
  const { nodes } = useSelectionStore.getState();
  const above = nodes.length === 1 ? nodeById(document.graph, nodes[0] ?? '') : undefined;
  const output = above && kindById(above.kind)?.outputs[0];
  const at = above && document.view.positions[above.id];
  if (!above || !output || !at) return addKind(kind, freePlace(document, { x: middle.x - NODE.width / 2, y: middle.y - NODE.height / 2 }));
  const loose: LooseEnd = { node: above.id, port: output.name, direction: 'out' };
  addKind(kind, freePlace(document, { x: at.x, y: at.y + NODE.height + depthGap(above.kind, kind.id) }), loose);
}

/** Puts a new node on a wire; false where it does not fit there. */
export function addOnWire(kind: NodeKind, wire: string, at: Point): boolean {
  const document = current();
  const cut = document.graph.wires.find(({ id }) => id === wire);
  const ports = cut && portsOnWire(document.graph, cut, kind);
  if (!ports) return false;
  putBetween({ kind, ...cut, ports, cut: wire, dropped: at });
  return true;
}

/** Puts a new node between two ends. */
function putBetween(between: Between): void {
  const { change, node } = betweenEdit(current(), between);
  edit({ key: 'app:edit.add', args: { kind: kindTitle(between.kind.id) } }, change);
  selectNode(node);
}

/** Wires two ends, with what is missing put between; or says why that is not legal. */
export function connectEnds(loose: LooseEnd, other: WireEnd): boolean {
  const { graph } = current();
  const problem = endsProblem(graph, loose, other);
  const bridge = problem && endsBridge(graph, loose, other);
  if (bridge) {
    const [from, to] = loose.direction === 'out' ? [endOf(loose), other] : [other, endOf(loose)];
    putBetween({ kind: bridge.kind, from, to, ports: bridge });
    return true;
  }
  if (problem) {
    showToast({ tone: 'warning', title: t('app:canvas.notWired'), text: messageText(problem), key: 'wire' });
    return false;
  }
  const input = loose.direction === 'out' ? other : loose;
  edit({ key: wireInto(graph, input.node, input.port) ? 'app:edit.replace' : 'app:edit.connect' }, connecting(loose, other));
  return true;
}

function connecting(loose: LooseEnd, other: WireEnd): edits.Edit {
  return loose.direction === 'out' ? edits.connect(wireId(), endOf(loose), other) : edits.connect(wireId(), other, endOf(loose));
}

function endOf({ node, port }: LooseEnd): WireEnd {
  return { node, port };
}

/** Moves the ends of a wire, with what is missing put between. */
export function moveWire(id: string, from: WireEnd, to: WireEnd): void {
  const { graph } = current();
  const before = graph.wires.find((wire) => wire.id === id);
  if (!before || (isSameEnd(before.from, from) && isSameEnd(before.to, to))) return;
  const others = { ...graph, wires: graph.wires.filter((wire) => wire.id !== id) };
  const loose: LooseEnd = { ...from, direction: 'out' };
  const bridge = endsBridge(others, loose, to);
  if (bridge) putBetween({ kind: bridge.kind, from, to, ports: bridge, cut: id });
  else if (!endsProblem(others, loose, to)) edit({ key: 'wiring:edit.move' }, edits.reconnect(id, from, to));
}

/** A wire that was pulled off its port and let go over nothing. */
export function dropWire(id: string): void {
  edit({ key: 'app:edit.deleteWires', args: { count: 1 } }, edits.removeItems([], [id]));
}

function isSameEnd(a: WireEnd, b: WireEnd): boolean {
  return a.node === b.node && a.port === b.port;
}

export function deleteSelection(): void {
  const { wires, nodes: chosen, notes } = useSelectionStore.getState();
  const { graph } = current();
  const nodes = chosen.filter((id) => !isBorder(graph, id));
  if (chosen.length > nodes.length) showToast({ tone: 'info', title: t('app:canvas.notDeleted'), text: t('groups:border'), key: 'border' });
  if (nodes.length + wires.length + notes.length === 0) return;
  edit(deletionOf(nodes.length, wires.length, notes.length), edits.all(edits.removeItems(nodes, wires), removeNotes(notes)));
  select({});
  // One or two are seen to be gone; many deserve a word and the way back.
  if (nodes.length > 2)
    showToast({
      tone: 'info',
      title: t('app:canvas.deleted', { count: nodes.length }),
      text: t('app:canvas.deletedText'),
      actions: [{ label: t('app:command.undo'), run: undo }],
      key: 'deleted',
      draft: useDocumentStore.getState().draftId,
    });
}

function isBorder(graph: Graph, id: string): boolean {
  const node = nodeById(graph, id);
  return node !== undefined && isBoundary(node);
}

function deletionOf(nodes: number, wires: number, notes: number): EditLabel {
  if (nodes > 0 && notes > 0) return { key: 'arrange:edit.deleteMany', args: { count: nodes + notes } };
  if (nodes > 0) return { key: 'app:edit.delete', args: { count: nodes } };
  if (notes > 0) return { key: 'arrange:edit.deleteNotes', args: { count: notes } };
  return { key: 'app:edit.deleteWires', args: { count: wires } };
}

export function selectAll(): void {
  const { graph, view } = current();
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  select({ nodes: ids(graph.nodes), wires: ids(graph.wires), notes: ids(view.notes) });
}

/** Does what a diagnostic's button says. */
export function applyFix({ edit: fix, label }: Fix): void {
  const { change, node } = fixEdit(current(), fix);
  edit(label, change);
  if (node !== null) selectNode(node);
}
