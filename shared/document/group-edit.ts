import type { Edit } from './edit.ts';
import { nodeById } from './graph.ts';
import { allGraphs, definitionOf, freeName, groupById, groupOf, innerEnds, instanceCount } from './groups.ts';
import { mostLetters, type GraphNode, type Point, type Wire, type WireEnd } from './schema.ts';
import { forgetNodes } from './view.ts';

export interface NewGroup {
  /** Of the definition. */
  readonly id: string;
  readonly name: string;
  /** Of the node that takes the place of the others. */
  readonly instance: Pick<GraphNode, 'id' | 'kindVersion'>;
}

/**
 * Makes a group of some nodes and puts one instance in their place. Wires among them go into the group; what comes in from one
 * end outside comes in at one port, and what goes out from one end inside goes out at one port.
 */
export function makeGroup(ids: readonly string[], { id, name, instance }: NewGroup): Edit {
  return (document) => {
    const { graph, view } = document;
    const members = graph.nodes.filter((node) => ids.includes(node.id));
    const [first] = members;
    if (!first) return;
    const isInside = ({ node }: WireEnd): boolean => ids.includes(node);
    const inside = graph.wires.filter(({ from, to }) => isInside(from) && isInside(to));
    const into = portsFor(graph.wires.filter(({ from, to }) => !isInside(from) && isInside(to)), ({ from }) => from, ({ to }) => to);
    const outOf = portsFor(graph.wires.filter(({ from, to }) => isInside(from) && !isInside(to)), ({ from }) => from, ({ from }) => from);
    const middle = middleOf(view.positions, ids);
    graph.groups.push({
      id,
      name,
      inputs: into.flatMap(({ name: port, wires }) => wires.map(({ to }) => ({ name: port, ...to }))),
      outputs: outOf.map(({ name: port, end }) => ({ name: port, ...end })),
      nodes: members,
      wires: inside,
    });
    view.groups = { ...view.groups, [id]: Object.fromEntries(ids.map((node) => [node, away(view.positions[node], middle)])) };
    graph.nodes.splice(graph.nodes.indexOf(first), 0, { ...instance, kind: 'group', name, params: { group: id } });
    graph.nodes = graph.nodes.filter((node) => !ids.includes(node.id));
    graph.wires = [
      ...graph.wires.filter(({ from, to }) => !isInside(from) && !isInside(to)),
      ...into.flatMap(({ name: port, end, wires }) => wires.slice(0, 1).map((wire): Wire => ({ id: wire.id, from: { ...end }, to: { node: instance.id, port } }))),
      ...outOf.flatMap(({ name: port, wires }) => wires.map(({ id: wire, to }): Wire => ({ id: wire, from: { node: instance.id, port }, to: { ...to } }))),
    ];
    view.positions[instance.id] = middle;
    const [collapsed, pinned] = [view.collapsed, view.pinned].map((marked) => marked.filter((node) => ids.includes(node)));
    if (collapsed?.length || pinned?.length) view.insides = { ...view.insides, [id]: { notes: [], collapsed: collapsed ?? [], pinned: pinned ?? [] } };
    forgetNodes(view, new Set(ids));
  };
}

/**
 * Puts the nodes of an instance's group in its place, with every wire. The group itself stays (`removeUnusedGroups`).
 * @param references names of the params that name other nodes, by kind
 */
export function unpackGroup(instanceId: string, references: (kind: string) => readonly string[] = () => []): Edit {
  return (document) => {
    const { graph, view } = document;
    const instance = nodeById(graph, instanceId);
    const definition = instance && definitionOf(graph, instance);
    if (!instance || !definition) return;
    const ids = freeIds(graph.nodes, definition.nodes.map(({ id }) => id));
    const idOf = (id: string): string => ids.get(id) ?? id;
    const inner = ({ node, port }: WireEnd): WireEnd => ({ node: idOf(node), port });
    const at = view.positions[instanceId] ?? { x: 0, y: 0 };
    const places = view.groups?.[definition.id] ?? {};
    graph.nodes.splice(graph.nodes.indexOf(instance), 1, ...definition.nodes.map((node) => ({
      ...node,
      id: idOf(node.id),
      params: {
        ...node.params,
        ...Object.fromEntries(references(node.kind).flatMap((name) => {
          const named = node.params[name];
          return typeof named === 'string' && ids.has(named) ? [[name, idOf(named)]] : [];
        })),
      },
    })));
    for (const { id } of definition.nodes) view.positions[idOf(id)] = { x: at.x + (places[id]?.x ?? 0), y: at.y + (places[id]?.y ?? 0) };
    forgetNodes(view, new Set([instanceId]));
    const openedAt = ({ node }: WireEnd) => (node === instanceId ? { definition, idOf } : undefined);
    graph.wires = withOwnIds([
      ...graph.wires.flatMap((wire) => innerEnds(wire, openedAt(wire.from), openedAt(wire.to)).map((ends) => ({ id: wire.id, ...ends }))),
      ...definition.wires.map(({ id, from, to }) => ({ id, from: inner(from), to: inner(to) })),
    ]);
    const looks = view.insides?.[definition.id];
    if (!looks) return;
    const isOurs = (id: string): boolean => ids.has(id);
    view.collapsed = [...view.collapsed, ...looks.collapsed.filter(isOurs).map(idOf)];
    view.pinned = [...view.pinned, ...looks.pinned.filter(isOurs).map(idOf)];
    const noteIds = freeIds(view.notes, looks.notes.map(({ id }) => id));
    view.notes = [...view.notes, ...copyOf(looks.notes).map((note) => ({ ...note, id: noteIds.get(note.id) ?? note.id, at: { x: at.x + note.at.x, y: at.y + note.at.y } }))];
  };
}

/** Takes away those of the given groups that no node is an instance of, and what only they held. */
export function removeUnusedGroups(ids: readonly string[]): Edit {
  return (document) => {
    const { graph, view } = document;
    const open = [...ids];
    for (const id of open) {
      const definition = groupById(graph, id);
      if (!definition || instanceCount(document, id) > 0) continue;
      open.push(...definition.nodes.flatMap((node) => definitionOf(graph, node)?.id ?? []));
      graph.groups = graph.groups.filter((group) => group.id !== id);
      if (view.groups) delete view.groups[id];
      if (view.insides) delete view.insides[id];
    }
  };
}

/** Gives an instance a definition of its own, a copy under a new id, so that editing it leaves the other instances alone. */
export function separateInstance(instanceId: string, id: string, name: string): Edit {
  return ({ graph, view }) => {
    const instance = nodeById(graph, instanceId);
    const definition = instance && definitionOf(graph, instance);
    if (!instance || !definition) return;
    graph.groups.push(copyOf({ ...definition, id, name }));
    const places = view.groups?.[definition.id];
    if (places) view.groups = { ...view.groups, [id]: copyOf(places) };
    const looks = view.insides?.[definition.id];
    if (looks) view.insides = { ...view.insides, [id]: copyOf(looks) };
    instance.params.group = id;
    instance.name = name;
  };
}

/** Names a group; instances that go by its name, alone or with a number, go by the new one. */
export function renameGroup(id: string, name: string): Edit {
  return (document) => {
    const definition = groupById(document.graph, id);
    const next = name.trim().slice(0, mostLetters.name);
    if (!definition || !next) return;
    const before = definition.name;
    for (const { nodes } of allGraphs(document))
      for (const node of nodes) {
        if (!groupOf(node).includes(id)) continue;
        const rest = node.name.startsWith(before) ? node.name.slice(before.length) : null;
        if (rest !== null && /^( \d+)?$/.test(rest)) node.name = (next + rest).slice(0, mostLetters.name);
      }
    definition.name = next;
  };
}

/** Plain JSON, copied to the bottom: nothing is shared with the original. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

interface NewPort {
  readonly name: string;
  readonly end: WireEnd;
  readonly wires: readonly Wire[];
}

/** One port for all wires of one end, named after the port inside. */
function portsFor(wires: readonly Wire[], endOf: (wire: Wire) => WireEnd, insideOf: (wire: Wire) => WireEnd): NewPort[] {
  const byEnd = new Map<string, Wire[]>();
  for (const wire of wires) {
    const { node, port } = endOf(wire);
    byEnd.set(`${node}.${port}`, [...(byEnd.get(`${node}.${port}`) ?? []), wire]);
  }
  const taken = new Set<string>();
  return [...byEnd.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const name = freeName(insideOf(first).port, taken);
    taken.add(name);
    return [{ name, end: { ...endOf(first) }, wires: own }];
  });
}

function freeIds(others: readonly { readonly id: string }[], wanted: readonly string[]): Map<string, string> {
  const taken = new Set(others.map(({ id }) => id));
  return new Map(wanted.map((id) => {
    const own = freeName(id, taken, '-');
    taken.add(own);
    return [id, own];
  }));
}

function withOwnIds(wires: readonly Wire[]): Wire[] {
  const taken = new Set<string>();
  return wires.map((wire) => {
    const id = freeName(wire.id, taken, '-');
    taken.add(id);
    return { ...wire, id };
  });
}

function middleOf(positions: Readonly<Record<string, Point>>, ids: readonly string[]): Point {
  const places = ids.flatMap((id) => positions[id] ?? []);
  const middle = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.round((Math.min(...values) + Math.max(...values)) / 2));
  return { x: middle(places.map(({ x }) => x)), y: middle(places.map(({ y }) => y)) };
}

function away({ x, y }: Point = { x: 0, y: 0 }, from: Point): Point {
  return { x: x - from.x, y: y - from.y };
}
