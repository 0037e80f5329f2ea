import { nodeById, wireInto } from '../document/graph.ts';
import type { Graph, GraphNode, Wire } from '../document/schema.ts';
import { t } from '../i18n/index.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { connectionProblem } from '../nodes/connect.ts';
import type { Port, SignalKind } from '../nodes/kind.ts';
import { portsOf } from '../nodes/ports.ts';
import { nodeTitle } from '../nodes/title.ts';
import type { Diagnostic, Fix } from './diagnostics.ts';

/** Wires that end nowhere, fit badly or meet in one port, and inputs without a wire. */
export function checkWires(graph: Graph): Diagnostic[] {
  return [...graph.wires.flatMap((wire) => checkWire(graph, wire)), ...checkInputs(graph)];
}

function problem(node: string | null, message: Diagnostic['message'], wire: Wire): Diagnostic {
  return {
    severity: 'error',
    node,
    message,
    wire: wire.id,
    fix: { label: { key: 'diagnostics:fix.removeWire' }, edit: { do: 'remove-wire', wire: wire.id } },
  };
}

function checkWire(graph: Graph, wire: Wire): Diagnostic[] {
  const from = nodeById(graph, wire.from.node);
  const to = nodeById(graph, wire.to.node);
  if (!from || !to) return [problem(from?.id ?? to?.id ?? null, { key: 'diagnostics:danglingWire' }, wire)];
  const fromPorts = portsOf(graph, from);
  const toPorts = portsOf(graph, to);
  if (!fromPorts || !toPorts) return [];
  const output = fromPorts.outputs.find((port) => port.name === wire.from.port);
  const input = toPorts.inputs.find((port) => port.name === wire.to.port);
  if (!output || !input) return [problem(to.id, { key: 'diagnostics:danglingWire' }, wire)];
  if (wireInto(graph, to.id, input.name) !== wire)
    return [problem(to.id, { key: 'diagnostics:twoWires', args: { node: nodeTitle(to), port: input.name } }, wire)];
  return output.signal === input.signal ? [] : [wrongSignal(wire, output, input, nodeTitle(from), nodeTitle(to))];
}

function wrongSignal(wire: Wire, output: Port, input: Port, from: string, to: string): Diagnostic {
  const name = (signal: SignalKind): string => t(`diagnostics:signals.${signal}` as MessageKey);
  const args = { from, to, given: name(output.signal), taken: name(input.signal) };
  const found = problem(wire.to.node, { key: 'diagnostics:wrongSignal', args }, wire);
  if (output.signal === 'symbols' && input.signal === 'vector')
    return { ...found, fix: { label: { key: 'diagnostics:fix.insertOneHot' }, edit: { do: 'insert-node', wire: wire.id, kind: 'one-hot', params: {} } } };
  if (output.signal === 'vector' && input.signal === 'logits')
    return { ...found, fix: { label: { key: 'diagnostics:fix.insertOutput' }, edit: { do: 'insert-node', wire: wire.id, kind: 'output', params: {} } } };
  return found;
}

function checkInputs(graph: Graph): Diagnostic[] {
  const ends = looseEnds(graph);
  return graph.nodes.flatMap((node) =>
    (portsOf(graph, node)?.inputs ?? [])
      .filter((port) => !wireInto(graph, node.id, port.name))
      .map((port): Diagnostic => ({
        severity: 'error',
        node: node.id,
        message: { key: 'diagnostics:unconnected', args: { node: nodeTitle(node), port: port.name } },
        fix: missingWire(graph, ends, node, port) ?? { label: { key: 'diagnostics:fix.remove' }, edit: { do: 'remove-node', node: node.id } },
      })),
  );
}

interface OpenEnd {
  readonly node: GraphNode;
  readonly port: Port;
}

/** Outputs that lead nowhere yet, and targets: of those every divergence may take the same. */
export function looseEnds(graph: Graph): readonly OpenEnd[] {
  const led = new Set(graph.wires.map(({ from }) => `${from.node} ${from.port}`));
  return graph.nodes.flatMap((node) =>
    (portsOf(graph, node)?.outputs ?? []).filter(({ name, signal }) => signal === 'targets' || !led.has(`${node.id} ${name}`)).map((port) => ({ node, port })),
  );
}

/** The wire that is plainly missing: from the one end that fits and leads nowhere yet. */
function missingWire(graph: Graph, ends: readonly OpenEnd[], node: GraphNode, { name, signal }: Port): Fix | null {
  const [end, ...others] = ends.filter((each) => each.port.signal === signal && each.node.id !== node.id);
  if (!end || others.length > 0) return null;
  const [from, to] = [{ node: end.node.id, port: end.port.name }, { node: node.id, port: name }];
  if (connectionProblem(graph, from, to)) return null;
  return { label: { key: 'diagnostics:fix.wireFrom', args: { node: nodeTitle(end.node) } }, edit: { do: 'connect', from, to } };
}
