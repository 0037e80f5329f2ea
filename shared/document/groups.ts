import type { Graph, GraphNode, Group, UnrollDocument, Wire, WireEnd } from './schema.ts';

/** Which side of a group: what it takes, or what it gives. */
export type Side = 'inputs' | 'outputs';

export type GroupPort = Group[Side][number];

/** A port with the place inside that it leads to. */
export type Lead = Extract<GroupPort, { readonly node: string }>;

/** The group that a node is an instance of. */
export function groupOf({ kind, params }: Pick<GraphNode, 'kind' | 'params'>): string[] {
  return kind === 'group' && typeof params.group === 'string' ? [params.group] : [];
}

export function groupById({ groups }: { readonly groups: readonly Group[] }, id: string): Group | undefined {
  return groups.find((group) => group.id === id);
}

/** The definition of an instance; undefined: the node is none, or its group is missing. */
export function definitionOf(graph: { readonly groups: readonly Group[] }, node: Pick<GraphNode, 'kind' | 'params'>): Group | undefined {
  const [id] = groupOf(node);
  return id === undefined ? undefined : groupById(graph, id);
}

/** Does a group hold itself, in however many steps? */
export function holdsItself(groups: readonly Group[], id: string): boolean {
  return holdsGroup(groups, id, id);
}

/** Is there an instance of the group `inner` in the group `outer`, or in a group that it holds? */
export function holdsGroup(groups: readonly Group[], outer: string, inner: string): boolean {
  const seen = new Set<string>();
  const held = (of: string): readonly string[] => groupById({ groups }, of)?.nodes.flatMap(groupOf) ?? [];
  const open = [...held(outer)];
  for (const next of open) {
    if (next === inner) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...held(next));
  }
  return false;
}

/** So many nodes a drawing may have once its groups are opened: a few groups in each other may stand for millions. */
export const mostOpened = 100_000;

/** How many nodes there are once every instance is replaced by what its group holds, and so on; a group that holds itself counts as one there. */
export function openedCount({ nodes, groups }: Pick<Graph, 'nodes' | 'groups'>): number {
  const definitions = new Map(groups.map((group) => [group.id, group]));
  const known = new Map<string, number>();
  const ofGroup = (id: string): number => {
    const definition = definitions.get(id);
    if (!definition) return 1;
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, 1);
    const count = ofAll(definition.nodes);
    known.set(id, count);
    return count;
  };
  const ofAll = (all: readonly GraphNode[]): number => all.reduce((sum, node) => sum + (groupOf(node).map(ofGroup)[0] ?? 1), 0);
  return ofAll(nodes);
}

export function isLead(port: GroupPort): port is Lead {
  return 'node' in port;
}

/** Where a port leads inside; for an output at most one place counts. */
export function leadsOf(group: Group, side: Side, name: string): Lead[] {
  const leads = group[side].filter(isLead).filter((port) => port.name === name);
  return side === 'inputs' ? leads : leads.slice(0, 1);
}

/** An instance that is opened, and what a node inside is called then. */
export interface Opened {
  readonly definition: Group;
  idOf(node: string): string;
}

/** Where a wire leads once the instances at its ends are opened: from and to the places behind their ports, perhaps to several. */
export function innerEnds({ from, to }: Wire, source: Opened | undefined, target: Opened | undefined): { from: WireEnd; to: WireEnd }[] {
  const behind = ({ definition, idOf }: Opened, side: Side, name: string): WireEnd[] =>
    leadsOf(definition, side, name).map(({ node, port }) => ({ node: idOf(node), port }));
  const froms = source ? behind(source, 'outputs', from.port) : [from];
  const tos = target ? behind(target, 'inputs', to.port) : [to];
  return froms.flatMap((start) => tos.map((end) => ({ from: { ...start }, to: { ...end } })));
}

/** Names of the ports of a side, in their order. */
export function portNames(group: Pick<Group, Side>, side: Side): string[] {
  return [...new Set(group[side].map(({ name }) => name))];
}

/** The drawing itself and the inside of each group. */
export function allGraphs({ graph }: UnrollDocument): Pick<Graph, 'nodes' | 'wires'>[] {
  return [graph, ...graph.groups];
}

/** How many nodes are instances of a group, in the drawing and in groups. */
export function instanceCount(document: UnrollDocument, id: string): number {
  return allGraphs(document).reduce((sum, { nodes }) => sum + nodes.filter((node) => groupOf(node).includes(id)).length, 0);
}

/** The end of a wire that lies at a port of an instance of the group, if one does. */
function endAt({ nodes }: Pick<Graph, 'nodes'>, wire: Wire, id: string, side: Side, name: string): WireEnd | null {
  const end = side === 'inputs' ? wire.to : wire.from;
  const isInstance = end.port === name && nodes.some((node) => node.id === end.node && groupOf(node).includes(id));
  return isInstance ? end : null;
}

/** Wires that end at a port of any instance of the group, each with that end. */
export function wiresAtPort(document: UnrollDocument, id: string, side: Side, name: string): { readonly wire: Wire; readonly end: WireEnd }[] {
  return allGraphs(document).flatMap((graph) =>
    graph.wires.flatMap((wire) => {
      const end = endAt(graph, wire, id, side, name);
      return end ? [{ wire, end }] : [];
    }),
  );
}

/** "in", "in2", …: the first that is not taken. */
export function freeName(name: string, taken: ReadonlySet<string>, before = ''): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}${before}${n}`;
    if (!taken.has(tried)) return tried;
  }
}
