import { nanoid } from 'nanoid';
import type { Piece } from '../../shared/document/edit.ts';
import { freeName, groupOf } from '../../shared/document/groups.ts';
import type { GraphNode, Group, Point, UnrollDocument } from '../../shared/document/schema.ts';
import { dataParams, nodeParams } from '../../shared/nodes/ties.ts';
import { newNodeIds } from './make-node.ts';

/**
 * The same piece with ids that are free in a document, moved by (dx, dy). Ids that are free stay. Data and definitions of groups
 * that the document holds already are shared; those that only have the same id get another.
 */
export function renewed(piece: Piece, document: UnrollDocument, by: Point): Piece {
  const ids = nodeIds(piece.nodes, document);
  const groups = groupIds(piece, document);
  const data = dataIds(piece, document);
  const taken = new Set(document.graph.nodes.map(({ id }) => id));
  const idOf = (id: string) => ids.get(id) ?? id;
  const wireIds = new Set(document.graph.wires.map(({ id }) => id));
  const names = new Set(document.graph.groups.map(({ name }) => name));
  const isNew = ({ id }: Group): boolean => !document.graph.groups.some((group) => group.id === (groups.get(id) ?? id));
  const moved = <T>(by: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(piece.groups.filter(isNew).flatMap(({ id }) => (by[id] ? [[groups.get(id) ?? id, by[id]]] : [])));
  const ofGroup = (node: GraphNode): GraphNode => {
    const [group] = groupOf(node);
    return group === undefined ? node : { ...node, params: { ...node.params, group: groups.get(group) ?? group } };
  };
  const params = (node: GraphNode): GraphNode['params'] => ({
    ...node.params,
    ...Object.fromEntries(dataParams(node.kind).map((name) => [name, data.get(String(node.params[name])) ?? node.params[name]])),
    ...Object.fromEntries(nodeParams(node.kind).flatMap((name) => {
      const named = node.params[name];
      return typeof named === 'string' && named !== '' ? [[name, ids.get(named) ?? (taken.has(named) ? named : '')]] : [];
    })),
  });
  return {
    nodes: piece.nodes.map((node) => ofGroup({ ...node, id: idOf(node.id), params: params(node) })),
    wires: piece.wires.map(({ id, from, to }) => ({
      id: wireIds.has(id) ? nanoid(10) : id,
      from: { ...from, node: idOf(from.node) },
      to: { ...to, node: idOf(to.node) },
    })),
    positions: Object.fromEntries(Object.entries(piece.positions).map(([id, { x, y }]) => [idOf(id), { x: x + by.x, y: y + by.y }])),
    data: piece.data.map((source) => ({ ...source, id: data.get(source.id) ?? source.id })),
    notes: piece.notes.map((note) => ({ ...note, id: nanoid(10), at: { x: note.at.x + by.x, y: note.at.y + by.y } })),
    groups: piece.groups.filter(isNew).map((group) => {
      const name = freeName(group.name, names, ' ');
      names.add(name);
      return { ...group, id: groups.get(group.id) ?? group.id, name, nodes: group.nodes.map(ofGroup) };
    }),
    places: moved(piece.places),
    insides: moved(piece.insides),
  };
}

function nodeIds(nodes: readonly GraphNode[], document: UnrollDocument): Map<string, string> {
  const taken = new Set(document.graph.nodes.map(({ id }) => id));
  const ids = new Map(nodes.filter(({ id }) => !taken.has(id)).map(({ id }) => [id, id]));
  const next = newNodeIds([...taken, ...ids.keys()]);
  for (const { id, kind } of nodes) if (!ids.has(id)) ids.set(id, next(kind));
  return ids;
}

/** Equal definitions keep their id, and so share; what differs, or holds something that does, gets one of its own. */
function groupIds({ groups }: Piece, document: UnrollDocument): Map<string, string> {
  const ids = new Map<string, string>();
  const isShared = (group: Group): boolean => {
    const there = document.graph.groups.find(({ id }) => id === group.id);
    if (!there || JSON.stringify(there) !== JSON.stringify(group)) return false;
    return group.nodes.flatMap(groupOf).every((inner) => groups.every((each) => each.id !== inner || isShared(each)));
  };
  for (const group of groups) {
    const isFree = !document.graph.groups.some(({ id }) => id === group.id);
    ids.set(group.id, isFree || isShared(group) ? group.id : nanoid(10));
  }
  return ids;
}

function dataIds({ data }: Piece, document: UnrollDocument): Map<string, string> {
  return new Map(
    data.map((source) => {
      const there = document.data.find(({ id }) => id === source.id);
      return [source.id, !there || there === source || JSON.stringify(there) === JSON.stringify(source) ? source.id : nanoid(10)];
    }),
  );
}
