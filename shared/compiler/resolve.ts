import { nodeById, upstreamOf, wireInto } from '../document/graph.ts';
import type { Graph, GraphNode, Training, UnrollDocument } from '../document/schema.ts';
import { resolveWeights, type TimestepWeights } from '../document/timestep-weights.ts';
import { UserError } from '../errors.ts';
import { divergencesOf, type DivergenceParams } from '../nodes/divergence.ts';
import { flattenGroups } from '../nodes/flatten.ts';
import { flowComponents } from '../nodes/flow.ts';
import { kindById } from '../nodes/index.ts';
import type { DataFacts, NodeKind, NodeSignals, ParameterSpec, Signal, StateSpec, Task } from '../nodes/kind.ts';
import { checkEverything } from './check.ts';
import type { FactsByNode } from './diagnostics.ts';

export interface ResolvedNode {
  readonly node: GraphNode;
  readonly kind: NodeKind;
  /** By input port: where its value comes from. */
  readonly inputs: Readonly<Record<string, { readonly node: string; readonly port: string }>>;
  readonly parameters: readonly ParameterSpec[];
  readonly states: readonly StateSpec[];
}

/** A document that is known to be legal, with what the later passes ask of it. */
export interface Resolved {
  readonly task: Task;
  readonly facts: DataFacts;
  readonly source: GraphNode;
  /** Every judge of the network, in the document's order; at least one. */
  readonly divergences: readonly ResolvedDivergence[];
  /** Nodes between source and divergences, in the order of the wires. */
  readonly nodes: readonly ResolvedNode[];
  /** The same nodes: those that feed each other through delays together. */
  readonly components: readonly (readonly ResolvedNode[])[];
  readonly training: Training;
}

/** One term share · (Σ w·Div / Σ w) of the loss. */
export interface ResolvedDivergence {
  readonly node: GraphNode;
  /** Where what it judges comes from. */
  readonly prediction: { readonly node: string; readonly port: string };
  readonly weights: TimestepWeights;
  /** Columns that some sequence judges here. */
  readonly judged: readonly number[];
  readonly measure: DivergenceParams['kind'];
  readonly share: number;
}

/**
 * @throws UserError the first error a check of the document finds; `errors:compile.noFacts` where the data of the source
 * was not read.
 */
export function resolveDocument(document: UnrollDocument, facts: FactsByNode): Resolved {
  const { diagnostics, signals } = checkEverything(document, facts);
  const graph = flattenGroups(document.graph);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new UserError(wrong.message.key, wrong.message.args);
  const judges = divergencesOf(graph);
  const [first] = judges;
  const targets = first && wireInto(graph, first.node.id, 'targets')?.from;
  const source = targets && nodeById(graph, targets.node);
  if (!first || !source) throw new Error('a checked document has a divergence with targets');
  const known = facts[source.id];
  if (!known) throw new UserError('errors:compile.noFacts', { node: source.id });
  const divergences = judges.map(({ node, params: { kind, share, weights } }): ResolvedDivergence => {
    const prediction = wireInto(graph, node.id, 'logits')?.from;
    if (!prediction) throw new Error('a checked divergence has something to judge');
    return { node, prediction, weights, judged: judgedColumns(weights, known), measure: kind, share };
  });
  const live = upstreamOf(graph, divergences.map(({ prediction }) => prediction.node));
  const target = signals[first.node.id]?.inputs.targets;
  const components = flowComponents(graph)
    .map((members) => members.filter(({ id }) => live.has(id) && id !== source.id).map((node) => resolveNode(graph, node, signals[node.id])))
    .filter((members) => members.length > 0);
  return {
    task: target?.kind === 'targets' ? target.task : 'next-symbol',
    facts: known,
    source,
    divergences,
    nodes: components.flat(),
    components,
    training: document.training,
  };
}

/** Sequences end at column T − 1: shorter ones are padded on the left. */
function judgedColumns(weights: TimestepWeights, { timesteps, lengths }: DataFacts): number[] {
  const judged = new Set<number>();
  for (const length of lengths)
    resolveWeights(weights, length).forEach((w, t) => { if (w > 0) judged.add(timesteps - length + t); });
  return [...judged].sort((a, b) => a - b);
}

function resolveNode(graph: Graph, node: GraphNode, signals: NodeSignals | undefined): ResolvedNode {
  const kind = kindById(node.kind);
  if (!kind || !signals) throw new Error(`node ${node.id} was not checked`);
  const known = (ports: NodeSignals['inputs']): Record<string, Signal> =>
    Object.fromEntries(Object.entries(ports).flatMap(([port, signal]) => (signal ? [[port, signal]] : [])));
  return {
    node,
    kind,
    inputs: Object.fromEntries(
      kind.inputsOf(node.params).flatMap(({ name }) => {
        const wire = wireInto(graph, node.id, name);
        return wire ? [[name, wire.from]] : [];
      }),
    ),
    parameters: kind.parameters(node.params, known(signals.inputs), known(signals.outputs)),
    states: kind.states(node.params, signals.outputs),
  };
}
