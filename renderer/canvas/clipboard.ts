import { nanoid } from 'nanoid';
import { z } from 'zod';
import { addPiece, type Piece } from '../../shared/document/edit.ts';
import { dataSourceSchema, nodeSchema, pointSchema, wireSchema, type Point, type UnrollDocument } from '../../shared/document/schema.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { edit, useDocumentStore } from '../state/document-store.ts';
import { select, useSelectionStore } from '../state/selection-store.ts';
import { NODE } from './geometry.ts';
import { newNodeId } from './make-node.ts';

const pieceSchema = z.object({
  unroll: z.literal('nodes'),
  nodes: z.array(nodeSchema),
  wires: z.array(wireSchema),
  positions: z.record(z.string(), pointSchema),
  data: z.array(dataSourceSchema),
});

/** Nodes with the wires between them and the data they read. */
export function pieceOf({ graph, view, data }: UnrollDocument, ids: readonly string[]): Piece {
  const nodes = graph.nodes.filter(({ id }) => ids.includes(id));
  const read = new Set(nodes.flatMap(dataIds));
  return {
    nodes,
    wires: graph.wires.filter(({ from, to }) => ids.includes(from.node) && ids.includes(to.node)),
    positions: Object.fromEntries(nodes.map(({ id }) => [id, view.positions[id] ?? { x: 0, y: 0 }])),
    data: data.filter(({ id }) => read.has(id)),
  };
}

function dataIds(node: Piece['nodes'][number]): string[] {
  const fields = Object.entries(kindById(node.kind)?.fields ?? {});
  return fields.flatMap(([name, field]) => (field.type === 'data' ? [String(node.params[name])] : []));
}

/** The same piece with ids that are new in a document, moved by (dx, dy). */
export function renewed(piece: Piece, document: UnrollDocument, by: Point): Piece {
  const ids = new Map<string, string>();
  for (const { id, kind } of piece.nodes) ids.set(id, newNodeId(kind, document, new Set(ids.values())));
  const idOf = (id: string) => ids.get(id) ?? id;
  return {
    nodes: piece.nodes.map((node) => ({ ...node, id: idOf(node.id) })),
    wires: piece.wires.map(({ from, to }) => ({ id: nanoid(10), from: { ...from, node: idOf(from.node) }, to: { ...to, node: idOf(to.node) } })),
    positions: Object.fromEntries(Object.entries(piece.positions).map(([id, { x, y }]) => [idOf(id), { x: x + by.x, y: y + by.y }])),
    data: piece.data,
  };
}

/** What was copied last in this window, for where the system's clipboard cannot be read. */
let lastCopied = '';

export function copyText(): string | null {
  const { shown: document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  if (!document || nodes.length === 0) return null;
  lastCopied = JSON.stringify({ unroll: 'nodes', ...pieceOf(document, nodes) });
  return lastCopied;
}

/** Pastes nodes with their middle at a point; false where the text holds none. */
export function pasteText(text: string | null, middle: Point): boolean {
  const { shown: document } = useDocumentStore.getState();
  const piece = readPiece(text ?? lastCopied);
  if (!document || !piece || piece.nodes.length === 0) return false;
  const places = Object.values(piece.positions);
  const left = Math.min(...places.map(({ x }) => x));
  const right = Math.max(...places.map(({ x }) => x)) + NODE.width;
  const top = Math.min(...places.map(({ y }) => y));
  const bottom = Math.max(...places.map(({ y }) => y)) + NODE.height;
  const by = { x: Math.round(middle.x - (left + right) / 2), y: Math.round(middle.y - (top + bottom) / 2) };
  put(piece, document, beside(piece, document, by), 'app:edit.paste');
  return true;
}

export function duplicateSelection(): void {
  const { shown: document } = useDocumentStore.getState();
  const { nodes } = useSelectionStore.getState();
  if (document && nodes.length > 0) put(pieceOf(document, nodes), document, { x: 32, y: 32 }, 'app:edit.duplicate');
}

/** Not right on top of what is there: moved on until no node hides another. */
function beside(piece: Piece, { view }: UnrollDocument, by: Point): Point {
  const hides = (shift: Point) =>
    Object.values(piece.positions).some(({ x, y }) =>
      Object.values(view.positions).some((other) => Math.abs(other.x - x - shift.x) < 16 && Math.abs(other.y - y - shift.y) < 16),
    );
  let shift = by;
  while (hides(shift)) shift = { x: shift.x + 32, y: shift.y + 32 };
  return shift;
}

function put(piece: Piece, document: UnrollDocument, by: Point, label: 'app:edit.paste' | 'app:edit.duplicate'): void {
  const fresh = renewed(piece, document, by);
  edit({ key: label, args: { count: fresh.nodes.length } }, addPiece(fresh));
  select({ nodes: fresh.nodes.map(({ id }) => id), wires: fresh.wires.map(({ id }) => id) });
}

function readPiece(text: string): Piece | null {
  try {
    const result = pieceSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
