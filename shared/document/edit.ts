import { nodeById } from './graph.ts';
import {
  mostLetters, type CanvasNote, type DataSource, type GraphNode, type Group, type Point, type Training, type UnrollDocument, type Wire,
  type WireEnd,
} from './schema.ts';
import { forgetNodes, type View } from './view.ts';

/**
 * A change of a document, written as statements on a draft (immer's, or any copy that may be changed). The functions here
 * make edits and touch nothing else; undo, ids and the registry of kinds are their callers' business.
 */
export type Edit = (document: UnrollDocument) => void;

export function addNode(node: GraphNode, at: Point): Edit {
  return (document) => {
    document.graph.nodes.push(node);
    document.view.positions[node.id] = at;
  };
}

/** Removes nodes with every wire that ends in one of them, and the given wires. */
export function removeItems(nodes: Iterable<string>, wires: Iterable<string> = []): Edit {
  const goneNodes = new Set(nodes);
  const goneWires = new Set(wires);
  return ({ graph, view }) => {
    graph.nodes = graph.nodes.filter((node) => !goneNodes.has(node.id));
    graph.wires = graph.wires.filter(
      (wire) => !goneWires.has(wire.id) && !goneNodes.has(wire.from.node) && !goneNodes.has(wire.to.node),
    );
    forgetNodes(view, goneNodes);
  };
}

export function moveNodes(positions: Readonly<Record<string, Point>>): Edit {
  return ({ view }) => {
    for (const [id, { x, y }] of Object.entries(positions)) {
      const place = view.positions[id];
      if (place) Object.assign(place, { x, y });
      else view.positions[id] = { x, y };
    }
  };
}

/** An empty name gives the node its kind's name again. */
export function renameNode(id: string, name: string): Edit {
  return ({ graph }) => {
    const node = nodeById(graph, id);
    if (node) node.name = name.trim().slice(0, mostLetters.name);
  };
}

/** Puts a wire in; one that ended in the same input gives way. */
export function connect(id: string, from: WireEnd, to: WireEnd): Edit {
  return ({ graph }) => {
    graph.wires = graph.wires.filter((wire) => !sameEnd(wire.to, to));
    graph.wires.push({ id, from: { ...from }, to: { ...to } });
  };
}

/** Moves the ends of a wire; one that ended in the same input gives way. */
export function reconnect(id: string, from: WireEnd, to: WireEnd): Edit {
  return ({ graph }) => {
    graph.wires = graph.wires.filter((wire) => wire.id === id || !sameEnd(wire.to, to));
    const wire = graph.wires.find((each) => each.id === id);
    if (wire) Object.assign(wire, { from: { ...from }, to: { ...to } });
  };
}

export interface OnWire {
  readonly wire: string;
  readonly node: GraphNode;
  readonly at: Point;
  /** The new node's ports that take and give what the wire carried. */
  readonly input: string;
  readonly output: string;
  /** Ids for the wire into the node and the one out of it. */
  readonly wires: readonly [string, string];
}

/** Cuts a wire and puts a node between its ends. */
export function insertOnWire({ wire, node, at, input, output, wires }: OnWire): Edit {
  return (document) => {
    const cut = document.graph.wires.find((each) => each.id === wire);
    if (!cut) return;
    const { from, to } = cut;
    addNode(node, at)(document);
    document.graph.wires = document.graph.wires.filter((each) => each.id !== wire);
    document.graph.wires.push(
      { id: wires[0], from: { ...from }, to: { node: node.id, port: input } },
      { id: wires[1], from: { node: node.id, port: output }, to: { ...to } },
    );
  };
}

/** Sets the given parameters and keeps the others. */
export function setParams(id: string, params: Readonly<Record<string, unknown>>): Edit {
  return ({ graph }) => {
    const node = nodeById(graph, id);
    if (node) Object.assign(node.params, params);
  };
}

/** Another kind in the place of a node: it keeps its id, name and wires. */
export function setKind(id: string, kind: Pick<GraphNode, 'kind' | 'kindVersion' | 'params'>): Edit {
  return ({ graph }) => {
    const node = nodeById(graph, id);
    if (node) Object.assign(node, kind);
  };
}

export function setTraining(training: Partial<Training>): Edit {
  return (document) => void Object.assign(document.training, training);
}

export function setTitle(title: string): Edit {
  return (document) => {
    document.title = title.slice(0, mostLetters.title);
  };
}

/** Adds a source of data, or replaces the one with its id. */
export function putData(source: DataSource): Edit {
  return ({ data }) => {
    const at = data.findIndex((each) => each.id === source.id);
    if (at < 0) data.push(source);
    else data[at] = source;
  };
}

export interface Piece {
  readonly nodes: readonly GraphNode[];
  readonly wires: readonly Wire[];
  readonly positions: Readonly<Record<string, Point>>;
  readonly data: readonly DataSource[];
  readonly notes: readonly CanvasNote[];
  /** Definitions that instances among the nodes need, with the places of their nodes and how they look. */
  readonly groups: readonly Group[];
  readonly places: NonNullable<View['groups']>;
  readonly insides: NonNullable<View['insides']>;
}

/** Adds a piece of a graph whose ids are new here; sources of data and groups that are there already are left as they are. */
export function addPiece({ nodes, wires, positions, data, notes, groups, places, insides }: Piece): Edit {
  return (document) => {
    const { graph, view } = document;
    const added = new Set(groups.filter((group) => !graph.groups.some(({ id }) => id === group.id)).map(({ id }) => id));
    const ofAdded = <T>(by: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(by).filter(([id]) => added.has(id)));
    graph.groups.push(...groups.filter(({ id }) => added.has(id)));
    if (Object.keys(ofAdded(places)).length > 0) view.groups = { ...view.groups, ...ofAdded(places) };
    if (Object.keys(ofAdded(insides)).length > 0) view.insides = { ...view.insides, ...ofAdded(insides) };
    view.notes.push(...notes.map((note) => ({ ...note, at: { ...note.at }, size: { ...note.size } })));
    for (const node of nodes) addNode(node, positions[node.id] ?? { x: 0, y: 0 })(document);
    graph.wires.push(...wires);
    document.data.push(...data.filter((source) => !document.data.some((each) => each.id === source.id)));
  };
}

/** Several edits as one. */
export function all(...edits: readonly Edit[]): Edit {
  return (document) => edits.forEach((edit) => edit(document));
}

function sameEnd(a: WireEnd, b: WireEnd): boolean {
  return a.node === b.node && a.port === b.port;
}
