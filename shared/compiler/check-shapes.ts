import { exampleData } from '../document/example-data.ts';
import { nodeById, wireInto } from '../document/graph.ts';
import type { Graph, GraphNode, UnrollDocument, WireEnd } from '../document/schema.ts';
import { t } from '../i18n/index.ts';
import { divergencesOf } from '../nodes/divergence.ts';
import { flowOrder, isDelay } from '../nodes/flow.ts';
import { kindById } from '../nodes/index.ts';
import type { InferInput, NodeKind, NodeSignals, Port, Problem, Signal, Task } from '../nodes/kind.ts';
import { portsOf } from '../nodes/ports.ts';
import { unitsField } from '../nodes/recurrent.ts';
import { nodeTitle } from '../nodes/title.ts';
import type { Diagnostic, FactsByNode } from './diagnostics.ts';

interface Shapes {
  readonly diagnostics: readonly Diagnostic[];
  readonly signals: Record<string, NodeSignals>;
  readonly learned: Record<string, number>;
}

/**
 * Signals on every port as far as they follow from the sources, node by node in the order of the wires. Where a delay closes a
 * circle its width comes from behind, so each round takes widths through one more delay.
 */
export function checkShapes(document: UnrollDocument, facts: FactsByNode): Shapes {
  const order = flowOrder(document.graph);
  let found = inferAll(document, order, facts, {});
  const delays = order.filter(isDelay);
  for (let round = delays.length; round > 0; round--) {
    const last = found.signals;
    found = inferAll(document, order, facts, last);
    if (delays.every(({ id }) => sameOutputs(last[id], found.signals[id]))) break;
  }
  return found.diagnostics.length > 0 ? found : { ...found, diagnostics: openWidths(document.graph, facts, found.signals) };
}

/** Where what comes out of the delays is what it was the round before, so is everything else. */
function sameOutputs(a: NodeSignals | undefined, b: NodeSignals | undefined): boolean {
  return JSON.stringify(a?.outputs) === JSON.stringify(b?.outputs);
}

/** Delays whose width follows from nothing, although all data is known. */
function openWidths(graph: Graph, facts: FactsByNode, signals: Readonly<Record<string, NodeSignals>>): Diagnostic[] {
  if (!graph.nodes.every(({ id, kind }) => kindById(kind)?.inputs.length !== 0 || facts[id])) return [];
  return graph.nodes
    .filter((node) => isDelay(node) && wireInto(graph, node.id, 'in') && signals[node.id]?.outputs.out && !isKnown(signals[node.id]?.outputs.out))
    .map((node) => ({ severity: 'error', node: node.id, message: { key: 'diagnostics:openWidth', args: { node: nodeTitle(node) } },
      fix: { label: { key: 'diagnostics:fix.useUnits', args: { units: unitsField.default } }, edit: { do: 'set-params', node: node.id, params: { units: unitsField.default } } } }));
}

function inferAll(
  document: UnrollDocument,
  order: readonly GraphNode[],
  facts: FactsByNode,
  before: Readonly<Record<string, NodeSignals>>,
): Shapes {
  const { graph } = document;
  const source = askedSource(graph);
  const classes = (source && facts[source.node]?.classes) ?? null;
  const signals: Record<string, NodeSignals> = { ...before };
  const learned: Record<string, number> = {};
  const diagnostics: Diagnostic[] = [];
  for (const node of order) {
    const kind = kindById(node.kind);
    if (!kind) continue;
    const ports = kind.inputsOf(node.params);
    const inputs = signalsInto(graph, node, ports, signals);
    signals[node.id] = { inputs, outputs: {} };
    if (kind.inputs.length === 0 && !hasData(document, node, kind))
      diagnostics.push({
        severity: 'error',
        node: node.id,
        message: { key: 'diagnostics:noData', args: { node: nodeTitle(node) } },
        ...dataFix(document, node, kind),
      });
    // What a delay gives is a vector whatever comes in, and may be needed before that is known.
    const isComplete = ports.every(({ name, signal }) => inputs[name]?.kind === signal || (kind.advance && !inputs[name]));
    if (!isComplete) continue;
    const wired = inputs as Record<string, Signal>;
    const inferred = kind.infer({
      params: node.params,
      inputs: wired,
      facts: facts[node.id] ?? null,
      classes,
      task: source && taskOf(source, signals),
      table: (id) => tableOf(graph, id, signals),
    });
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
    message: { ...message, args: { node: nodeTitle(node), ...message.args } },
    ...fixOf(graph, node, problem),
  };
}

function fixOf(graph: Graph, node: GraphNode, { fix }: Problem): Pick<Diagnostic, 'fix'> {
  if (!fix) return {};
  if ('params' in fix) return { fix: { label: fix.label, edit: { do: 'set-params', node: fix.node ?? node.id, params: fix.params } } };
  const { port, kind, params } = fix.insert;
  const wire = wireInto(graph, node.id, port);
  return wire ? { fix: { label: fix.label, edit: { do: 'insert-node', wire: wire.id, kind, params } } } : {};
}

/** The first learned tensor of a node, once the widths it follows from are known. */
function tableOf(graph: Graph, id: string, known: Readonly<Record<string, NodeSignals>>): ReturnType<InferInput<unknown>['table']> {
  const node = nodeById(graph, id);
  const kind = node && kindById(node.kind);
  const signals = known[id];
  if (!node || !kind || !signals) return null;
  const all = [...portsOf(graph, node)?.inputs ?? [], ...kind.outputs];
  const found = { ...signals.inputs, ...signals.outputs } as Record<string, Signal>;
  if (!all.every(({ name }) => found[name] && isKnown(found[name]))) return null;
  const [table] = kind.parameters(node.params, signals.inputs as Record<string, Signal>, signals.outputs as Record<string, Signal>);
  const [rows, columns] = table?.shape ?? [];
  return rows === undefined || columns === undefined ? null : { title: nodeTitle(node), rows, columns };
}

/** Where the targets of the divergences come from (they read one source): what an output of automatic size has to score. */
function askedSource(graph: Graph): WireEnd | null {
  const [source] = divergencesOf(graph).flatMap(({ node }) => wireInto(graph, node.id, 'targets')?.from ?? []);
  return source ?? null;
}

/** A source stands before everything that it feeds: it is known by then. */
function taskOf({ node, port }: WireEnd, signals: Readonly<Record<string, NodeSignals>>): Task | null {
  const targets = signals[node]?.outputs[port];
  return targets?.kind === 'targets' ? targets.task : null;
}

function signalsInto(
  graph: Graph,
  node: GraphNode,
  ports: readonly Port[],
  known: Readonly<Record<string, NodeSignals>>,
): Record<string, Signal | undefined> {
  return Object.fromEntries(
    ports.map((port) => {
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

/** Data of the document that the node could read, or an example. */
function dataFix({ data }: UnrollDocument, node: GraphNode, kind: NodeKind): Pick<Diagnostic, 'fix'> {
  const [found] = Object.entries(kind.fields).flatMap(([name, each]) => (each.type === 'data' ? [{ field: name, of: each.of }] : []));
  if (!found) return {};
  const { field, of } = found;
  const there = data.find(({ type }) => type === of);
  if (there) return { fix: { label: { key: 'diagnostics:fix.useData', args: { title: there.title } }, edit: { do: 'set-params', node: node.id, params: { [field]: there.id } } } };
  return { fix: { label: { key: 'diagnostics:fix.useExample' }, edit: { do: 'put-data', node: node.id, field, data: exampleData(of, t('diagnostics:example')) } } };
}

export function isKnown(signal: Signal | undefined): boolean {
  if (!signal) return false;
  return (signal.kind === 'symbols' || signal.kind === 'targets' ? signal.size : signal.width) !== null;
}
