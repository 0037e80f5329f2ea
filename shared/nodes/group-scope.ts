import type { Edit } from '../document/edit.ts';
import { nodeById, settled } from '../document/graph.ts';
import { portsWith } from '../document/group-ports.ts';
import { definitionOf, freeName, groupById, isLead, type GroupPort, type Lead, type Side } from '../document/groups.ts';
import type { Graph, GraphNode, Group, Point, UnrollDocument, Wire } from '../document/schema.ts';
import { isBoundary, NEW_PORT, portsField } from './boundary.ts';
import type { Port } from './kind.ts';
import { groupPorts } from './ports.ts';

/** Which group is open: the way to it, instance by instance, from the drawing. Empty: the drawing itself. */
export type Scope = readonly string[];

/** Ids of the boundary in an open group. */
export const boundaryIds: Readonly<Record<Side, string>> = { inputs: 'group:inputs', outputs: 'group:outputs' };

/** The instances on the way, each with its definition; null: there is no such way (any more). */
export function scopeSteps(graph: Graph, scope: Scope): { readonly instance: GraphNode; readonly definition: Group }[] | null {
  const steps: { readonly instance: GraphNode; readonly definition: Group }[] = [];
  for (const id of scope) {
    const nodes = steps.at(-1)?.definition.nodes ?? graph.nodes;
    const instance = nodes.find((node) => node.id === id);
    const definition = instance && definitionOf(graph, instance);
    if (!instance || !definition || steps.some((step) => step.definition.id === definition.id)) return null;
    steps.push({ instance, definition });
  }
  return steps;
}

/** The group whose inside a scope shows. */
export function scopeGroup(graph: Graph, scope: Scope): Group | undefined {
  return scopeSteps(graph, scope)?.at(-1)?.definition;
}

/** As much of a way as there still is. */
export function validScope(graph: Graph, scope: Scope): Scope {
  return scopeSteps(graph, scope) ? scope : validScope(graph, scope.slice(0, -1));
}

/**
 * A document whose drawing is the inside of a group, with two more nodes for its boundary: what every view and edit of a drawing
 * takes. In the empty scope, or one that is not there: the document itself.
 */
export function openGroup(document: UnrollDocument, scope: Scope): UnrollDocument {
  const group = scope.length > 0 ? scopeGroup(document.graph, scope) : undefined;
  if (!group) return document;
  const inside = opened(document, group);
  const known = graphs.get(group);
  // Moving nodes changes no graph: the same object then, so that nothing is drawn or checked again.
  if (known && known.groups === document.graph.groups) return { ...inside, graph: known };
  const graph = settled(inside.graph);
  graphs.set(group, graph);
  return { ...inside, graph };
}

/** The inside of groups as it was shown last. Documents are immutable, so the same group among the same groups looks the same. */
const graphs = new WeakMap<Group, Graph>();

/** An edit of an open group as an edit of the whole document. */
export function inGroup(scope: Scope, edit: Edit): Edit {
  if (scope.length === 0) return edit;
  return (document) => {
    const group = scopeGroup(document.graph, scope);
    if (!group) return;
    const inside = opened(document, group);
    const before = { ...inside, graph: { ...inside.graph }, view: { ...inside.view } };
    edit(inside);
    close(document, group.id, before, inside);
  };
}

function opened(document: UnrollDocument, group: Group): UnrollDocument {
  const { graph, view } = document;
  const places = view.groups?.[group.id] ?? {};
  const ports = { inputs: groupPorts(graph, group, 'inputs'), outputs: groupPorts(graph, group, 'outputs') };
  return {
    ...document,
    graph: {
      nodes: [boundaryNode('inputs', ports.inputs), ...group.nodes, boundaryNode('outputs', ports.outputs)],
      wires: [...group.inputs.filter(isLead).map(wireIn), ...group.wires, ...group.outputs.filter(isLead).map(wireOut)],
      groups: graph.groups,
    },
    view: { ...view, ...(view.insides?.[group.id] ?? plainInside()), positions: { ...boundaryPlaces(group, places), ...places } },
  };
}

function plainInside(): Pick<UnrollDocument['view'], 'notes' | 'collapsed' | 'pinned'> {
  return { notes: [], collapsed: [], pinned: [] };
}

function boundaryNode(side: Side, ports: readonly Port[]): GraphNode {
  return { id: boundaryIds[side], kind: `group-${side}`, kindVersion: 1, name: '', params: { ports } };
}

function wireIn({ name, node, port }: Lead): Wire {
  return { id: `in:${name}:${node}:${port}`, from: { node: boundaryIds.inputs, port: name }, to: { node, port } };
}

function wireOut({ name, node, port }: Lead): Wire {
  return { id: `out:${name}:${node}:${port}`, from: { node, port }, to: { node: boundaryIds.outputs, port: name } };
}

/** Where the boundary stands until it is moved: above all nodes, and below. */
function boundaryPlaces({ nodes }: Group, places: Readonly<Record<string, Point>>): Record<string, Point> {
  const all = nodes.flatMap(({ id }) => places[id] ?? []);
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)];
  const x = all.length > 0 ? Math.round((Math.min(...xs) + Math.max(...xs)) / 2) : 0;
  const [top, bottom] = all.length > 0 ? [Math.min(...ys), Math.max(...ys)] : [0, 0];
  return { [boundaryIds.inputs]: { x, y: top - 140 }, [boundaryIds.outputs]: { x, y: bottom + 140 } };
}

/** Writes what an edit changed inside back; what it left alone stays the same object. */
function close(document: UnrollDocument, id: string, before: UnrollDocument, { graph, view, ...rest }: UnrollDocument): void {
  for (const [key, value] of Object.entries(rest)) if (before[key as keyof typeof rest] !== value) Object.assign(document, { [key]: value });
  if (graph.groups !== before.graph.groups) document.graph.groups = graph.groups;
  const group = groupById(document.graph, id);
  if (!group) return;
  const nodes = graph.nodes.filter((node) => !isBoundary(node));
  const wires = graph.wires.filter(({ from, to }) => !isEdge(from.node) && !isEdge(to.node));
  if (!sameItems(group.nodes, nodes)) group.nodes = nodes;
  if (!sameItems(group.wires, wires)) group.wires = wires;
  for (const side of ['inputs', 'outputs'] as const) {
    const ports = portsAfter(side, openPorts(before.graph, side), graph);
    if (JSON.stringify(ports) !== JSON.stringify(group[side])) group[side] = ports;
  }
  const places = placesAfter(group, view.positions);
  if (!samePlaces(document.view.groups?.[id] ?? {}, places)) document.view.groups = { ...document.view.groups, [id]: places };
  const { notes, collapsed, pinned } = view;
  const looks = { notes, collapsed, pinned };
  if (JSON.stringify(looks) !== JSON.stringify(document.view.insides?.[id] ?? plainInside())) document.view.insides = { ...document.view.insides, [id]: looks };
}

function isEdge(node: string): boolean {
  return node === boundaryIds.inputs || node === boundaryIds.outputs;
}

function openPorts(graph: Graph, side: Side): readonly Port[] {
  const node = nodeById(graph, boundaryIds[side]);
  return node ? portsField(node).filter(({ name }) => name !== NEW_PORT) : [];
}

/** The ports of a side with the places that its wires lead to now; a wire at the port for new ones makes one. */
function portsAfter(side: Side, before: readonly Port[], { nodes, wires }: Graph): GroupPort[] {
  const inner = new Set(nodes.filter((node) => !isBoundary(node)).map(({ id }) => id));
  const drawn = wires.flatMap(({ from, to }): Lead[] => {
    const [border, end] = side === 'inputs' ? [from, to] : [to, from];
    return border.node === boundaryIds[side] && inner.has(end.node) ? [{ name: border.port, node: end.node, port: end.port }] : [];
  });
  const taken = new Set(before.map(({ name }) => name));
  const made = drawn.filter(({ name }) => name === NEW_PORT).map((lead) => {
    const name = freeName(lead.port, taken);
    taken.add(name);
    return { ...lead, name };
  });
  return [...portsWith(before, drawn), ...made];
}

/** Places inside; the boundary's only once it was moved. */
function placesAfter(group: Group, positions: Readonly<Record<string, Point>>): Record<string, Point> {
  const places = Object.fromEntries(group.nodes.flatMap(({ id }) => (positions[id] ? [[id, positions[id]]] : [])));
  const usual = boundaryPlaces(group, places);
  const moved = Object.values(boundaryIds).flatMap((id) => {
    const place = positions[id];
    return place && !samePlace(place, usual[id]) ? [[id, place] as const] : [];
  });
  return { ...places, ...Object.fromEntries(moved) };
}

function samePlace(a: Point, b: Point | undefined): boolean {
  return a.x === b?.x && a.y === b.y;
}

function samePlaces(a: Readonly<Record<string, Point>>, b: Readonly<Record<string, Point>>): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => b[id] !== undefined && a[id] === b[id]);
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
