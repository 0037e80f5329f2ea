import { nanoid } from 'nanoid';
import * as edits from '../../shared/document/edit.ts';
import { nodeById } from '../../shared/document/graph.ts';
import type { Graph, Point, UnrollDocument, Wire, WireEnd } from '../../shared/document/schema.ts';
import type { Fix } from '../../shared/compiler/diagnostics.ts';
import { messageText, t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { kindTitle } from '../ui/kind-text.ts';
import { edit, undo, useDocumentStore } from '../state/document-store.ts';
import { select, selectNode, useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { endsProblem, fitAtNode, portsOnWire, type LooseEnd } from './fits.ts';
import { depthGap, freePlace, NODE } from './geometry.ts';
import { layoutGraph } from './layout.ts';
import { makeNode } from './make-node.ts';

const wireId = () => nanoid(10);

function current(): UnrollDocument {
  const { document } = useDocumentStore.getState();
  if (!document) throw new Error('no document is open');
  return document;
}

/** Adds a node, wires it to a loose end where it fits, and selects it. */
export function addKind(kind: NodeKind, at: Point, loose: LooseEnd | null = null): void {
  const document = current();
  const node = makeNode(kind, document);
  const graph: Graph = { ...document.graph, nodes: [...document.graph.nodes, node] };
  const port = loose && fitAtNode(graph, loose, node).port;
  const wiring = loose && port ? [connecting(loose, { node: node.id, port })] : [];
  edit({ key: 'app:edit.add', args: { kind: kindTitle(kind.id) } }, edits.all(edits.addNode(node, at), ...wiring, ...targetWiring(graph, node.id, port)));
  selectNode(node.id);
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
  putOnWire(kind, cut, ports, at);
  return true;
}

/** Where there is no room between the ends of the wire, everything from its lower end on moves down. */
function putOnWire(
  kind: NodeKind,
  wire: Wire,
  ports: { readonly input: string; readonly output: string },
  dropped: Point | null,
  params: Readonly<Record<string, unknown>> = {},
): void {
  const document = current();
  const { graph, view } = document;
  const made = makeNode(kind, document);
  const node = { ...made, params: { ...made.params, ...params } };
  const above = nodeById(graph, wire.from.node);
  const below = nodeById(graph, wire.to.node);
  const [from, to] = [view.positions[wire.from.node], view.positions[wire.to.node]];
  if (!above || !below || !from || !to) return;
  const under = from.y + NODE.height + depthGap(above.kind, kind.id);
  const needed = NODE.height + depthGap(kind.id, below.kind);
  const isFree = dropped !== null && dropped.y >= under && dropped.y + needed <= to.y;
  const at = isFree ? dropped : { x: from.x, y: under };
  const push = at.y + needed - to.y;
  const pushed = Object.entries(view.positions).filter(([id, { y }]) => push > 0 && to.y > from.y && y >= to.y && id !== wire.from.node);
  edit(
    { key: 'app:edit.add', args: { kind: kindTitle(kind.id) } },
    edits.all(
      edits.moveNodes(Object.fromEntries(pushed.map(([id, { x, y }]) => [id, { x, y: y + push }]))),
      edits.insertOnWire({ wire: wire.id, node, at, ...ports, wires: [wireId(), wireId()] }),
    ),
  );
  selectNode(node.id);
}

/** Wires two ends, or says why that is not legal. */
export function connectEnds(loose: LooseEnd, other: WireEnd): boolean {
  const problem = endsProblem(current().graph, loose, other);
  if (problem) {
    showToast({ tone: 'warning', title: t('app:canvas.notWired'), text: messageText(problem), key: 'wire' });
    return false;
  }
  edit({ key: 'app:edit.connect' }, connecting(loose, other));
  return true;
}

function connecting(loose: LooseEnd, other: WireEnd): edits.Edit {
  const end = { node: loose.node, port: loose.port };
  return loose.direction === 'out' ? edits.connect(wireId(), end, other) : edits.connect(wireId(), other, end);
}

export function moveWire(id: string, from: WireEnd, to: WireEnd): void {
  const { graph } = current();
  const others = { ...graph, wires: graph.wires.filter((wire) => wire.id !== id) };
  if (!endsProblem(others, { ...from, direction: 'out' }, to)) edit({ key: 'app:edit.connect' }, edits.reconnect(id, from, to));
}

export function deleteSelection(): void {
  const { nodes, wires } = useSelectionStore.getState();
  if (nodes.length + wires.length === 0) return;
  edit(
    nodes.length > 0 ? { key: 'app:edit.delete', args: { count: nodes.length } } : { key: 'app:edit.deleteWires', args: { count: wires.length } },
    edits.removeItems(nodes, wires),
  );
  select({});
  // One or two are seen to be gone; many deserve a word and the way back.
  if (nodes.length > 2)
    showToast({
      tone: 'info',
      title: t('app:canvas.deleted', { count: nodes.length }),
      text: t('app:canvas.deletedText'),
      actions: [{ label: t('app:command.undo'), run: undo }],
      key: 'deleted',
    });
}

export function selectAll(): void {
  const { nodes, wires } = current().graph;
  select({ nodes: nodes.map(({ id }) => id), wires: wires.map(({ id }) => id) });
}

/** Lays out the selected nodes' graph anew; without a selection, or with one node, the whole. */
export function tidy(heights: Readonly<Record<string, number>>): void {
  const { graph } = current();
  if (graph.nodes.length > 0) edit({ key: 'app:edit.tidy' }, edits.moveNodes(layoutGraph(graph, heights)));
}

/** Does what a diagnostic's button says. */
export function applyFix({ edit: fix, label }: Fix): void {
  switch (fix.do) {
    case 'set-params':
      return edit(label, edits.setParams(fix.node, fix.params));
    case 'remove-node':
      return edit(label, edits.removeItems([fix.node]));
    case 'remove-wire':
      return edit(label, edits.removeItems([], [fix.wire]));
    case 'insert-node':
      return insertFix(fix.wire, fix.kind, fix.params);
  }
}

/** The wire itself may be illegal, so the ports of the new node are taken as they come. */
function insertFix(wire: string, kindId: string, params: Readonly<Record<string, unknown>>): void {
  const kind = kindById(kindId);
  const cut = current().graph.wires.find(({ id }) => id === wire);
  const [input, output] = [kind?.inputs[0], kind?.outputs[0]];
  if (kind && cut && input && output) putOnWire(kind, cut, { input: input.name, output: output.name }, null, params);
}
