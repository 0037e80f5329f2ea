import { nodeById, upstreamOf } from '../document/graph.ts';
import type { Graph, WireEnd } from '../document/schema.ts';
import type { Message, MessageKey } from '../i18n/messages.ts';
import { isBoundary, NEW_PORT } from './boundary.ts';
import { flattenGroups } from './flatten.ts';
import { withinTimestep } from './flow.ts';
import type { SignalKind } from './kind.ts';
import { portsOf } from './ports.ts';
import { nodeTitle } from './title.ts';

/** Why a wire from one port to another is not legal, or null. Wires run from an output to an input. */
export function connectionProblem(graph: Graph, from: WireEnd, to: WireEnd): Message | null {
  const source = nodeById(graph, from.node);
  const target = nodeById(graph, to.node);
  if (!source || !target) return { key: 'diagnostics:danglingWire' };
  const output = portsOf(graph, source)?.outputs.find((port) => port.name === from.port);
  const input = portsOf(graph, target)?.inputs.find((port) => port.name === to.port);
  if (!output) return { key: 'diagnostics:connect.twoInputs' };
  if (!input) return { key: 'diagnostics:connect.twoOutputs' };
  if (source.id === target.id && closesCircle(graph, from, to)) return { key: 'diagnostics:connect.itself' };
  if (isBoundary(source) && isBoundary(target)) return { key: 'diagnostics:connect.throughGroup' };
  if ((isBoundary(source) && output.name === NEW_PORT) || (isBoundary(target) && input.name === NEW_PORT)) return null;
  if (output.signal !== input.signal)
    return { key: signalProblem(output.signal, input.signal), args: { from: nodeTitle(source), to: nodeTitle(target) } };
  return closesCircle(graph, from, to) ? { key: 'diagnostics:connect.cycle' } : null;
}

/** Within one timestep: what goes into a delay, also one inside a group, comes out at the next. */
function closesCircle(graph: Graph, from: WireEnd, to: WireEnd): boolean {
  const nodes = [from.node, to.node].flatMap((id) => nodeById(graph, id) ?? []);
  const added = withinTimestep(flattenGroups({ ...graph, nodes, wires: [{ id: 'new', from, to }] })).wires.filter(({ id }) => id.split('/')[0] === 'new');
  return added.some((wire) => feeding(graph, wire.from.node).has(wire.to.node));
}

/** What a node of the flat graph follows from within a timestep, itself included. Asked for every port of a drawing while a wire is drawn. */
function feeding(graph: Graph, id: string): ReadonlySet<string> {
  const known = feeders.get(graph) ?? { flat: withinTimestep(flattenGroups(graph)), of: new Map<string, ReadonlySet<string>>() };
  // A graph that may still change is looked at anew each time.
  if (Object.isFrozen(graph)) feeders.set(graph, known);
  const found = known.of.get(id) ?? upstreamOf(known.flat, [id]);
  known.of.set(id, found);
  return found;
}

const feeders = new WeakMap<Graph, { readonly flat: Graph; readonly of: Map<string, ReadonlySet<string>> }>();

function signalProblem(given: SignalKind, taken: SignalKind): MessageKey {
  switch (taken) {
    case 'vector':
      return given === 'symbols' ? 'diagnostics:connect.needsOneHot' : 'diagnostics:connect.needsVectors';
    case 'logits':
      return given === 'vector' ? 'diagnostics:connect.needsOutput' : 'diagnostics:connect.needsLogits';
    case 'symbols':
      return 'diagnostics:connect.needsSymbols';
    case 'targets':
      return 'diagnostics:connect.needsTargets';
  }
}
