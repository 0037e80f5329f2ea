import { scan } from './ir/build.ts';
import type { LowerContext } from './ir/lower-context.ts';
import type { OpBuilder, Value } from './ir/types.ts';
import { lowerLoop } from './lower-loop.ts';
import { beginning, lowerNode, sequenceNoise, tableName, valueAt, type LowerInputs, type WireValues } from './lower-node.ts';
import { probedNumbers } from './probed-output.ts';
import type { Resolved, ResolvedNode } from './resolve.ts';

export interface Lowered {
  /** By divergence: what it judges, `[T, B, C]`. */
  readonly predictions: ReadonlyMap<string, Value>;
  /** By `<node>/<state>`: where it ends, `[B, width]`. */
  readonly finalStates: ReadonlyMap<string, Value>;
}

/** The graph between source and divergences as ops, node by node; what feeds itself through delays as one loop over time. */
export function lowerGraph(b: OpBuilder, resolved: Resolved, inputs: LowerInputs): Lowered {
  const port = resolved.facts.channels === undefined ? 'symbols' : 'values';
  const values: WireValues = new Map([[`${resolved.source.id}/${port}`, inputs.probe ? probedNumbers(b, inputs.probe, resolved.source.id, inputs.x) : inputs.x]]);
  const finalStates = new Map<string, Value>();
  for (const members of resolved.components) {
    if (members.some(({ kind }) => kind.advance)) {
      lowerLoop(b, members, resolved, inputs, values, finalStates);
      continue;
    }
    for (const item of members) {
      b.origin = item.node.id;
      lowerNode(item, values, contextOf(b, resolved, item, inputs, finalStates));
    }
  }
  b.origin = null;
  const predictions = new Map(resolved.divergences.map(({ node, prediction }) => [node.id, valueAt(values, prediction)]));
  return { predictions, finalStates };
}

/** What a node sees that is lowered over all timesteps. */
function contextOf(
  b: OpBuilder,
  resolved: Resolved,
  item: ResolvedNode,
  inputs: LowerInputs,
  finalStates: Map<string, Value>,
): LowerContext {
  const { id } = item.node;
  return {
    b,
    node: id,
    probe: inputs.probe ?? null,
    loop: (operands, build) => scan(b, { ...operands, length: inputs.timesteps }, build),
    symbols: resolved.facts.symbols,
    mask: inputs.mask,
    parameter: (name) => inputs.parameter(`${id}/${name}`),
    table: (other) => inputs.parameter(tableName(resolved, other)),
    initialState: (name) => beginning(inputs, item, name),
    finalState: (name, value) => { finalStates.set(`${id}/${name}`, value); },
    noise: (shape) => inputs.noise(id, shape, undefined),
    sequenceNoise: (shape, purpose) => sequenceNoise(b, inputs, id, shape, purpose),
  };
}
