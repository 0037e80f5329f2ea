import { wireInto } from '../../shared/document/graph.ts';
import type { Graph, GraphNode, WireEnd } from '../../shared/document/schema.ts';
import type { Message } from '../../shared/i18n/messages.ts';
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

export interface PortFit {
  /** The port that takes the wire; null: none does. */
  readonly port: string | null;
  /** Why not. */
  readonly problem: Message | null;
}

/** Where a loose wire can end at a node. */
export function fitAtNode(graph: Graph, loose: LooseEnd, node: GraphNode): PortFit {
  const found = portsOf(graph, node);
  const ports = (loose.direction === 'out' ? found?.inputs : found?.outputs) ?? [];
  const problems = ports.map(({ name }) => endsProblem(graph, loose, { node: node.id, port: name }));
  const fitting = ports.filter((_, i) => problems[i] === null);
  // Of several a free one: a second wire into an input would take the place of the first.
  const free = loose.direction === 'out' ? fitting.find(({ name }) => !wireInto(graph, node.id, name)) : undefined;
  const port = free ?? fitting[0];
  if (port) return { port: port.name, problem: null };
  const none: Message = { key: loose.direction === 'out' ? 'app:canvas.noInput' : 'app:canvas.noOutput' };
  return { port: null, problem: problems[0] ?? none };
}

export interface KindFit extends PortFit {
  readonly kind: NodeKind;
}

/** Every kind, those that a loose wire fits first; without one all fit. */
export function fittingKinds(graph: Graph, loose: LooseEnd | null): readonly KindFit[] {
  const fits = kinds.map((kind): KindFit => {
    if (!loose) return { kind, port: null, problem: null };
    const node: GraphNode = { id: '\u0000new', kind: kind.id, kindVersion: kind.version, name: '', params: {} };
    return { kind, ...fitAtNode({ ...graph, nodes: [...graph.nodes, node] }, loose, node) };
  });
  return [...fits.filter(({ problem }) => !problem), ...fits.filter(({ problem }) => problem)];
}

/** The ports of a kind that let it sit on a wire; null: it cannot. */
export function portsOnWire(graph: Graph, wire: { readonly from: WireEnd; readonly to: WireEnd }, kind: NodeKind): { input: string; output: string } | null {
  const node: GraphNode = { id: '\u0000new', kind: kind.id, kindVersion: kind.version, name: '', params: {} };
  const cut: Graph = { ...graph, nodes: [...graph.nodes, node], wires: graph.wires.filter(({ to }) => to.node !== wire.to.node || to.port !== wire.to.port) };
  const input = fitAtNode(cut, { ...wire.from, direction: 'out' }, node).port;
  const output = fitAtNode(cut, { ...wire.to, direction: 'in' }, node).port;
  return input && output ? { input, output } : null;
}
