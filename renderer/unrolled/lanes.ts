import { nodeById, wireInto, wiresFrom, wiresInto } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, UnrollDocument } from '../../shared/document/schema.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { flattenGroups } from '../../shared/nodes/flatten.ts';
import { flowComponents, isDelay } from '../../shared/nodes/flow.ts';
import { kindById } from '../../shared/nodes/index.ts';
import type { Role } from '../../shared/nodes/kind.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';

/** What a lane shows at each timestep. */
export type LaneShows =
  /** What is read and what is desired. */
  | 'source'
  /** A symbol, or the numbers that are read. */
  | 'symbol'
  | 'one-hot'
  /** Numbers of any size. */
  | 'vector'
  /** What a recurrent node remembers. */
  | 'states'
  /** A distribution over classes, as a divergence judges it. */
  | 'classes'
  /** A forecast, in the numbers of its table. */
  | 'forecast'
  | 'divergence'
  | 'weights'
  | 'product'
  | 'nothing';

/** A row of the unrolled form: a node over all timesteps, or a term of a divergence. */
export interface Lane {
  /** Of the lane; the node's id in the flat graph, `<instance>/<node>`, and for terms of a divergence one more word. */
  readonly id: string;
  /** In the flat graph, and so in the names of tensors. */
  readonly flat: string;
  /** The node of the drawing that is shown which it belongs to: itself or the instance it lies in. */
  readonly node: string;
  /** It is that node, not a part of an instance. */
  readonly whole: boolean;
  readonly kind: string;
  readonly role: Role | null;
  readonly title: string;
  readonly shows: LaneShows;
  /** Names of the states, in the node's order. */
  readonly states: readonly string[];
  /** The divergence that judges it, or that it is a term of. */
  readonly judge: string | null;
}

/** Something that goes from a timestep to the next. */
export interface TimeWire {
  readonly from: string;
  readonly to: string;
  /** "h"; of a delay the name of what it delays is not known: null. */
  readonly state: string | null;
  /** From right to left, as a bidirectional node reads. */
  readonly backward: boolean;
}

/** Something that goes from lane to lane within a timestep. */
export interface DepthWire {
  readonly from: string;
  readonly to: string;
  readonly isTarget: boolean;
}

export interface Unfolded {
  readonly lanes: readonly Lane[];
  readonly depth: readonly DepthWire[];
  readonly time: readonly TimeWire[];
}

/** The lanes of a drawing, or of the group that is open in it, in the order of depth; a branch is followed to its end before the next. */
export function unfold(document: UnrollDocument, scope: readonly string[]): Unfolded {
  const graph = flattenGroups(document.graph);
  const before = scope.length > 0 ? `${scope.join('/')}/` : '';
  const judges = judgesOf(graph);
  const inside = inDepth(graph).filter(({ id }) => id.startsWith(before));
  const lanes = inside.flatMap((node) => lanesOf(node, before, judges));
  const ids = new Set(inside.map(({ id }) => id));
  const wires = graph.wires.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node));
  const isInto = (id: string): boolean => {
    const node = nodeById(graph, id);
    return node !== undefined && isDelay(node);
  };
  return {
    lanes,
    depth: wires
      .filter(({ to }) => !isInto(to.node))
      .map(({ from, to }) => ({ from: from.node, to: to.node, isTarget: to.port === 'targets' })),
    time: [
      ...lanes.flatMap(({ flat, states }) => states.map((state): TimeWire => ({ from: flat, to: flat, state, backward: state.startsWith('backward_') }))),
      ...wires.filter(({ to }) => isInto(to.node)).map(({ from, to }): TimeWire => ({ from: from.node, to: to.node, state: null, backward: false })),
    ],
  };
}

/** By the node whose scores it judges. */
function judgesOf(graph: Graph): ReadonlyMap<string, { readonly node: string; readonly forecasts: boolean }> {
  return new Map(
    divergencesOf(graph).flatMap(({ node, params }) => {
      const judged = wireInto(graph, node.id, 'logits')?.from.node;
      return judged === undefined ? [] : [[judged, { node: node.id, forecasts: params.kind === 'mean-squared-error' }] as const];
    }),
  );
}

function lanesOf(node: GraphNode, before: string, judges: ReturnType<typeof judgesOf>): Lane[] {
  const kind = kindById(node.kind);
  const judge = judges.get(node.id);
  const isDivergence = kind?.role === 'divergence';
  const shows: LaneShows = !kind
    ? 'nothing'
    : isDivergence
      ? 'divergence'
      : judge
        ? judge.forecasts ? 'forecast' : 'classes'
        : shownBy(node);
  const states = kind && !kind.advance && shows !== 'classes' && shows !== 'forecast' ? kind.remembers(node.params) : [];
  const own: Lane = {
    id: node.id,
    flat: node.id,
    node: node.id.slice(before.length).split('/')[0] ?? node.id,
    whole: !node.id.slice(before.length).includes('/'),
    kind: node.kind,
    role: kind?.role ?? null,
    title: nodeTitle(node),
    shows: states.length > 0 ? 'states' : shows,
    states,
    judge: isDivergence ? node.id : (judge?.node ?? null),
  };
  if (!isDivergence) return [own];
  const term = (shows: 'weights' | 'product'): Lane => ({ ...own, id: `${node.id} ${shows}`, shows });
  return [own, term('weights'), term('product')];
}

function shownBy({ kind: id }: GraphNode): LaneShows {
  const kind = kindById(id);
  if (!kind) return 'nothing';
  if (kind.inputs.length === 0) return 'source';
  if (id === 'one-hot') return 'one-hot';
  const signal = kind.outputs[0]?.signal;
  return signal === 'symbols' ? 'symbol' : signal === undefined ? 'nothing' : 'vector';
}

/** So that every wire of a timestep leads down, and what follows a node stands under it where that is possible. */
function inDepth(graph: Graph): GraphNode[] {
  const parts = flowComponents(graph);
  const partOf = new Map(parts.flatMap((members, index) => members.map(({ id }) => [id, index] as const)));
  const othersInto = (index: number): Set<number> =>
    new Set((parts[index] ?? []).flatMap(({ id }) => wiresInto(graph, id)).flatMap(({ from }) => partOf.get(from.node) ?? []).filter((other) => other !== index));
  const waiting = new Map(parts.map((_, index) => [index, othersInto(index)]));
  const ready = parts.flatMap((_, index) => (waiting.get(index)?.size === 0 ? [index] : [])).reverse();
  const sorted: GraphNode[] = [];
  for (let index = ready.pop(); index !== undefined; index = ready.pop()) {
    const members = parts[index] ?? [];
    sorted.push(...members);
    const next = new Set(members.flatMap(({ id }) => wiresFrom(graph, id)).flatMap(({ to }) => partOf.get(to.node) ?? []));
    const freed = [...next].filter((other) => waiting.get(other)?.delete(index) === true && waiting.get(other)?.size === 0);
    ready.push(...freed.sort((a, b) => b - a));
  }
  return sorted;
}
