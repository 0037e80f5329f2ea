import { wireInto } from '../document/graph.ts';
import type { Graph, GraphNode, WireEnd } from '../document/schema.ts';
import { connectionProblem } from './connect.ts';
import { kindById } from './index.ts';
import type { NodeKind } from './kind.ts';

/** A node that makes a wire legal when it stands between its ends. */
export interface Bridge {
  readonly kind: NodeKind;
  readonly input: string;
  readonly output: string;
}

/** Symbols become vectors, vectors become scores, and what would go round in one timestep comes at the next. */
const between = ['one-hot', 'output', 'delay'] as const;

/**
 * What is missing between two ends that no wire may join; null: nothing is missing, or no single node would do. A delay closes a
 * circle only at a free input: in the place of what feeds the circle it would cut it off.
 */
export function bridgeBetween(graph: Graph, from: WireEnd, to: WireEnd): Bridge | null {
  if (!connectionProblem(graph, from, to)) return null;
  for (const id of between) {
    const kind = kindById(id);
    const [input, output] = [kind?.inputs[0], kind?.outputs[0]];
    if (!kind || !input || !output || (kind.advance && wireInto(graph, to.node, to.port))) continue;
    const node: GraphNode = { id: '\u0000between', kind: id, kindVersion: kind.version, name: '', params: {} };
    const wider = { ...graph, nodes: [...graph.nodes, node] };
    const into = { node: node.id, port: input.name };
    if (connectionProblem(wider, from, into)) continue;
    const wired = { ...wider, wires: [...wider.wires, { id: node.id, from: { ...from }, to: into }] };
    if (!connectionProblem(wired, { node: node.id, port: output.name }, to)) return { kind, input: input.name, output: output.name };
  }
  return null;
}
