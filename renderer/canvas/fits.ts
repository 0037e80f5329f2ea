import { wireInto } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, Wire, WireEnd } from '../../shared/document/schema.ts';
import type { Message } from '../../shared/i18n/messages.ts';
import { bridgeBetween, type Bridge } from '../../shared/nodes/bridge.ts';
import { connectionProblem } from '../../shared/nodes/connect.ts';
import { kinds } from '../../shared/nodes/index.ts';
import type { NodeKind } from '../../shared/nodes/kind.ts';
import { portsOf } from '../../shared/nodes/ports.ts';

/** A loose end of a wire: it waits for an input if it comes from an output, and the other way round. */
export interface LooseEnd extends WireEnd {
  readonly direction: 'in' | 'out';
}

/** Why these two ends cannot be wired, or null. In whatever order they are given. */
export function endsProblem(graph: Graph, loose: LooseEnd, other: WireEnd): Message | null {
  return loose.direction === 'out' ? connectionProblem(graph, loose, other) : connectionProblem(graph, other, loose);
}

/** What would have to stand between these two ends, which no wire may join; null: nothing helps, or nothing is missing. */
export function endsBridge(graph: Graph, loose: LooseEnd, other: WireEnd): Bridge | null {
  return loose.direction === 'out' ? bridgeBetween(graph, loose, other) : bridgeBetween(graph, other, loose);
}

export interface PortFit {
  /** The port that takes the wire; null: none does. */
  readonly port: string | null;
  /** What stands between the wire and that port; null: nothing has to. */
  readonly via: Bridge | null;
  /** Why no port takes it. */
  readonly problem: Message | null;
}

/** Where a loose wire can end at a node: at a port that takes it as it is, else behind what is missing between. */
export function fitAtNode(graph: Graph, loose: LooseEnd, node: GraphNode): PortFit {
  const found = portsOf(graph, node);
  const ports = (loose.direction === 'out' ? found?.inputs : found?.outputs) ?? [];
  const problems = ports.map(({ name }) => endsProblem(graph, loose, { node: node.id, port: name }));
  const fitting = ports.filter((_, i) => problems[i] === null);
  // Of several a free one: a second wire into an input would take the place of the first.
  const free = loose.direction === 'out' ? fitting.find(({ name }) => !wireInto(graph, node.id, name)) : undefined;
  const port = free ?? fitting[0];
  if (port) return { port: port.name, via: null, problem: null };
  for (const { name } of ports) {
    const via = endsBridge(graph, loose, { node: node.id, port: name });
    if (via) return { port: name, via, problem: null };
  }
  const none: Message = { key: loose.direction === 'out' ? 'app:canvas.noInput' : 'app:canvas.noOutput' };
  return { port: null, via: null, problem: problems[0] ?? none };
}

export interface KindFit extends PortFit {
  readonly kind: NodeKind;
}

/** Every kind, those that a loose wire fits first, then those that it fits with a node between; without one all fit. */
export function fittingKinds(graph: Graph, loose: LooseEnd | null): readonly KindFit[] {
  const fits = kinds.map((kind): KindFit => {
    if (!loose) return { kind, port: null, via: null, problem: null };
    const node = trialNode(kind);
    return { kind, ...fitAtNode({ ...graph, nodes: [...graph.nodes, node] }, loose, node) };
  });
  const rank = ({ problem, via }: KindFit): number => (problem ? 2 : via ? 1 : 0);
  return [0, 1, 2].flatMap((wanted) => fits.filter((fit) => rank(fit) === wanted));
}

/** The ports of a kind that let it sit on a wire; null: it cannot. */
export function portsOnWire(graph: Graph, wire: Pick<Wire, 'from' | 'to'>, kind: NodeKind): { input: string; output: string } | null {
  const node = trialNode(kind);
  return nodePortsOnWire({ ...graph, nodes: [...graph.nodes, node] }, wire, node);
}

/** The same for a node that is there: its free ports that let it sit on a wire. */
export function nodePortsOnWire(graph: Graph, wire: Pick<Wire, 'from' | 'to'>, node: GraphNode): { input: string; output: string } | null {
  if (wire.from.node === node.id || wire.to.node === node.id) return null;
  const cut: Graph = { ...graph, wires: graph.wires.filter(({ to }) => to.node !== wire.to.node || to.port !== wire.to.port) };
  const into = fitAtNode(cut, { ...wire.from, direction: 'out' }, node);
  if (into.port === null || into.via || wireInto(cut, node.id, into.port)) return null;
  const half: Graph = { ...cut, wires: [...cut.wires, { id: '\u0000into', from: { ...wire.from }, to: { node: node.id, port: into.port } }] };
  const outOf = fitAtNode(half, { ...wire.to, direction: 'in' }, node);
  return outOf.port === null || outOf.via ? null : { input: into.port, output: outOf.port };
}

function trialNode(kind: NodeKind): GraphNode {
  return { id: '\u0000new', kind: kind.id, kindVersion: kind.version, name: '', params: {} };
}
