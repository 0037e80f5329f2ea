import { nodeById, topologicalOrder, wireInto } from '../document/graph.ts';
import type { Graph, GraphNode, UnrollDocument } from '../document/schema.ts';
import { divergencesOf } from '../nodes/divergence.ts';
import { kindById } from '../nodes/index.ts';
import type { NodeKind, NodeSignals, Signal } from '../nodes/kind.ts';
import { nodeTitle } from '../nodes/title.ts';
import type { Diagnostic, FactsByNode } from './diagnostics.ts';

interface Shapes {
  readonly diagnostics: readonly Diagnostic[];
  readonly signals: Record<string, NodeSignals>;
  readonly learned: Record<string, number>;
}

/** Signals on every port as far as they follow from the sources, node by node in the order of the wires. */
export function checkShapes(document: UnrollDocument, facts: FactsByNode): Shapes {
  const { graph } = document;
  const classes = askedClasses(graph, facts);
  const signals: Record<string, NodeSignals> = {};
  const learned: Record<string, number> = {};
  const diagnostics: Diagnostic[] = [];
  for (const node of topologicalOrder(graph).sorted) {
    const kind = kindById(node.kind);
    if (!kind) continue;
    const inputs = signalsInto(graph, node, kind, signals);
    signals[node.id] = { inputs, outputs: {} };
    if (kind.inputs.length === 0 && !hasData(document, node, kind))
      diagnostics.push({
        severity: 'error',
        node: node.id,
        message: { key: 'diagnostics:noData', args: { node: nodeTitle(node) } },
      });
    if (!kind.inputs.every((port) => inputs[port.name]?.kind === port.signal)) continue;
    const wired = inputs as Record<string, Signal>;
    const inferred = kind.infer({ params: node.params, inputs: wired, facts: facts[node.id] ?? null, classes });
    if ('problem' in inferred) {
      diagnostics.push(problemAt(graph, node, inferred.problem));
      continue;
    }
    signals[node.id] = { inputs, outputs: inferred.outputs };
    if ([...Object.values(wired), ...Object.values(inferred.outputs)].every(isKnown))
      learned[node.id] = kind
        .parameters(node.params, wired, inferred.outputs)
        .reduce((total, { shape }) => total + shape.reduce((a, b) => a * b, 1), 0);
  }
  return { diagnostics, signals, learned };
}

type Problem = Extract<ReturnType<NodeKind['infer']>, { problem: unknown }>['problem'];

/** A count of outputs that differs from the count of classes is said at the output node, where it can be mended. */
function problemAt(graph: Graph, node: GraphNode, problem: Problem): Diagnostic {
  const { message } = problem;
  const from = wireInto(graph, node.id, 'logits')?.from.node;
  const output = from === undefined ? undefined : nodeById(graph, from);
  if (message.key === 'diagnostics:classesDiffer' && output)
    return {
      severity: 'error',
      node: output.id,
      message: { ...message, args: { ...message.args, node: nodeTitle(output) } },
      fix: {
        label: { key: 'diagnostics:fix.useClasses', args: { classes: message.args?.classes ?? '' } },
        edit: { do: 'set-params', node: output.id, params: { units: 'auto' } },
      },
    };
  return {
    severity: 'error',
    node: node.id,
    message,
    ...(problem.fix
      ? { fix: { label: problem.fix.label, edit: { do: 'set-params', node: node.id, params: problem.fix.params } } }
      : {}),
  };
}

/** Classes of the targets wired to the divergences (which read one source): what an output of automatic size has to score. */
function askedClasses(graph: Graph, facts: FactsByNode): number | null {
  const sources = divergencesOf(graph).flatMap(({ node }) => wireInto(graph, node.id, 'targets')?.from.node ?? []);
  const [source] = sources;
  return source === undefined ? null : (facts[source]?.classes ?? null);
}

function signalsInto(
  graph: Graph,
  node: GraphNode,
  kind: NodeKind,
  known: Readonly<Record<string, NodeSignals>>,
): Record<string, Signal | undefined> {
  return Object.fromEntries(
    kind.inputs.map((port) => {
      const from = wireInto(graph, node.id, port.name)?.from;
      return [port.name, from ? known[from.node]?.outputs[from.port] : undefined];
    }),
  );
}

function hasData(document: UnrollDocument, node: GraphNode, kind: NodeKind): boolean {
  return Object.entries(kind.fields).every(
    ([name, field]) =>
      field.type !== 'data' ||
      document.data.some((source) => source.id === node.params[name] && source.type === field.of),
  );
}

export function isKnown(signal: Signal): boolean {
  return (signal.kind === 'symbols' || signal.kind === 'targets' ? signal.size : signal.width) !== null;
}
