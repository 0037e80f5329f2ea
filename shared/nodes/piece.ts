import type { Piece } from '../document/edit.ts';
import { groupById, groupOf } from '../document/groups.ts';
import { recordOf } from '../document/migrations.ts';
import { readVersioned } from '../document/parse.ts';
import { DOCUMENT_VERSION, documentSchema, type GraphNode, type Group, type UnrollDocument } from '../document/schema.ts';
import { UserError } from '../errors.ts';
import { t } from '../i18n/index.ts';
import { isBoundary } from './boundary.ts';
import { dataParams } from './ties.ts';

/** Letters of a text up to which it is looked at; a longer one is a file's business. */
const mostLetters = 16_000_000;

const partsSchema = documentSchema.pick({ graph: true, data: true, view: true });

/** Nodes with the wires between them, and with what they need: the data they read and the groups they are instances of. */
export function pieceOf({ graph, view, data }: Pick<UnrollDocument, 'graph' | 'view' | 'data'>, ids: readonly string[], notes: readonly string[] = []): Piece {
  const chosen = new Set(ids);
  const nodes = graph.nodes.filter((node) => chosen.has(node.id) && !isBoundary(node));
  const own = new Set(nodes.map(({ id }) => id));
  const groups = groupsOf(graph.groups, nodes);
  const needed = new Set(groups.map(({ id }) => id));
  const read = new Set(nodes.flatMap((node) => dataParams(node.kind).map((name) => node.params[name])));
  const ofNeeded = <T>(by: Readonly<Record<string, T>> | undefined): Record<string, T> => Object.fromEntries(Object.entries(by ?? {}).filter(([id]) => needed.has(id)));
  return {
    nodes,
    wires: graph.wires.filter(({ from, to }) => own.has(from.node) && own.has(to.node)),
    positions: Object.fromEntries(nodes.map(({ id }) => [id, view.positions[id] ?? { x: 0, y: 0 }])),
    data: data.filter(({ id }) => read.has(id)),
    notes: view.notes.filter(({ id }) => notes.includes(id)),
    groups,
    places: ofNeeded(view.groups),
    insides: ofNeeded(view.insides),
  };
}

/** Definitions of all instances among nodes, and of those in the definitions. */
export function groupsOf(groups: readonly Group[], nodes: readonly GraphNode[]): Group[] {
  const found = new Set(nodes.flatMap(groupOf));
  for (const id of found) for (const inner of groupById({ groups }, id)?.nodes.flatMap(groupOf) ?? []) found.add(inner);
  return groups.filter(({ id }) => found.has(id));
}

/** A piece as readable text: a document without a title and without training. */
export function pieceText({ nodes, wires, groups, data, positions, notes, places, insides }: Piece): string {
  const view = { positions, notes, groups: places, insides };
  return JSON.stringify({ format: 'unroll-piece', version: DOCUMENT_VERSION, graph: { nodes, wires, groups }, data, view }, null, 2);
}

/**
 * What a text holds: nodes that were copied, or a whole document.
 * @throws UserError it is neither, newer, or something in it is wrong; with the reason.
 */
export function readPiece(text: string): Piece {
  if (text.trim() === '') throw new UserError('groups:paste.empty');
  if (text.length > mostLetters) throw new UserError('groups:paste.tooLarge', { size: Math.round(text.length / 1e6) });
  const raw = recordOf(parsed(text));
  if (raw.format !== 'unroll-piece' && raw.format !== 'unroll') throw new UserError('groups:paste.notOurs');
  const parts = readVersioned(raw, partsSchema, {
    field: (field, problem) => new UserError('groups:paste.field', { field, problem }),
    newer: (version) => new UserError('groups:paste.newer', { version, supported: DOCUMENT_VERSION }),
  });
  const { graph, view } = parts;
  checkIds(graph);
  const notes = view.notes.map(({ id }) => id);
  const piece = pieceOf(parts, graph.nodes.map(({ id }) => id), notes);
  if (piece.nodes.length + piece.notes.length === 0) throw new UserError('groups:paste.noNodes');
  return piece;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(isOurs(text) ? 'groups:paste.cutOff' : 'groups:paste.notJson', {}, { cause: error });
  }
}

/** Did it begin as a copy of ours? Chats and terminals cut long texts. */
function isOurs(text: string): boolean {
  return /^\s*\{\s*"format":\s*"unroll/.test(text);
}

/** Ids stand for one thing each, wires end at nodes, and instances have their definitions. */
function checkIds(graph: UnrollDocument['graph']): void {
  const known = new Set(graph.groups.map(({ id }) => id));
  checkTwice(graph.groups, 'groups');
  for (const { nodes, wires } of [graph, ...graph.groups]) {
    checkTwice(nodes, 'nodes');
    checkTwice(wires, 'wires');
    const ids = new Set(nodes.map(({ id }) => id));
    for (const { id, from, to } of wires)
      for (const { node } of [from, to]) if (!ids.has(node)) throw new UserError('groups:paste.wire', { wire: id, node });
    for (const node of nodes) if (groupOf(node).some((id) => !known.has(id))) throw new UserError('groups:paste.noGroup', { node: node.name || node.id });
  }
}

function checkTwice(items: readonly { readonly id: string }[], what: 'nodes' | 'wires' | 'groups'): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw new UserError('groups:paste.twice', { what: t(`groups:paste.${what}`), id });
    seen.add(id);
  }
}
