import { closesCycle, nodeById } from '../document/graph.ts';
import type { Graph, WireEnd } from '../document/schema.ts';
import type { Message, MessageKey } from '../i18n/messages.ts';
import { isDelay, withinTimestep } from './flow.ts';
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
  if (source.id === target.id && !isDelay(target)) return { key: 'diagnostics:connect.itself' };
  if (output.signal !== input.signal)
    return { key: signalProblem(output.signal, input.signal), args: { to: nodeTitle(target) } };
  // What goes into a delay comes out a timestep later, so such a wire closes no circle within one.
  const closes = !isDelay(target) && closesCycle(withinTimestep(graph), from.node, to.node);
  return closes ? { key: 'diagnostics:connect.cycle' } : null;
}

function signalProblem(given: SignalKind, taken: SignalKind): MessageKey {
  switch (taken) {
    case 'vector':
      return given === 'symbols' ? 'diagnostics:connect.needsOneHot' : 'diagnostics:connect.needsVectors';
    case 'logits':
      return 'diagnostics:connect.needsOutput';
    case 'symbols':
      return 'diagnostics:connect.needsSymbols';
    case 'targets':
      return 'diagnostics:connect.needsTargets';
  }
}
