import { scan } from './ir/build.ts';
import type { LowerContext } from './ir/lower-context.ts';
import type { OpBuilder, Value } from './ir/types.ts';
import type { Resolved, ResolvedNode } from './resolve.ts';

export interface LowerInputs {
  /** Symbols `[T, B]` i32. */
  readonly x: Value;
  /** `[T, B, 1]` or null. */
  readonly mask: Value | null;
  readonly timesteps: number;
  parameter(name: string): Value;
  /** `<node>/<state>` to where it begins, `[B, width]`. */
  initialState(name: string, width: number): Value;
  noise(node: string, shape: readonly number[], purpose: string | undefined): Value | null;
}

export interface Lowered {
  /** By divergence: what it judges, `[T, B, C]`. */
  readonly predictions: ReadonlyMap<string, Value>;
  /** By `<node>/<state>`: where it ends, `[B, width]`. */
  readonly finalStates: ReadonlyMap<string, Value>;
  /** By `<node>/<port>`: every value on a wire. */
  readonly values: ReadonlyMap<string, Value>;
}

/** The graph between source and divergences as ops, node by node. */
export function lowerGraph(b: OpBuilder, resolved: Resolved, inputs: LowerInputs): Lowered {
  const values = new Map<string, Value>([[`${resolved.source.id}/symbols`, inputs.x]]);
  const finalStates = new Map<string, Value>();
  for (const item of resolved.nodes) {
    b.origin = item.node.id;
    const { lower } = item.kind;
    if (!lower) throw new Error(`${item.kind.id} cannot stand between source and divergence`);
    const context = contextOf(b, resolved, item, inputs, finalStates);
    for (const [port, value] of Object.entries(lower(context, item.node.params, inputsOf(item, values))))
      values.set(`${item.node.id}/${port}`, value);
  }
  b.origin = null;
  const predictions = new Map(
    resolved.divergences.map(({ node, prediction }) => {
      const value = values.get(`${prediction.node}/${prediction.port}`);
      if (!value) throw new Error(`${node.id} has nothing to judge`);
      return [node.id, value];
    }),
  );
  return { predictions, finalStates, values };
}

function inputsOf({ inputs }: ResolvedNode, values: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(inputs).map(([port, from]) => {
      const value = values.get(`${from.node}/${from.port}`);
      if (!value) throw new Error(`${from.node}/${from.port} has no value`);
      return [port, value];
    }),
  );
}

function contextOf(
  b: OpBuilder,
  resolved: Resolved,
  { node, states }: ResolvedNode,
  inputs: LowerInputs,
  finalStates: Map<string, Value>,
): LowerContext {
  return {
    b,
    loop: (operands, build) => scan(b, { ...operands, length: inputs.timesteps }, build),
    symbols: resolved.facts.symbols,
    mask: inputs.mask,
    parameter: (name) => inputs.parameter(`${node.id}/${name}`),
    table: (other) => {
      const [table] = resolved.nodes.find((item) => item.node.id === other)?.parameters ?? [];
      if (!table) throw new Error(`${other} has no table`);
      return inputs.parameter(`${other}/${table.name}`);
    },
    initialState: (name) => {
      const state = states.find((spec) => spec.name === name);
      if (!state) throw new Error(`${node.kind} did not declare state ${name}`);
      return inputs.initialState(`${node.id}/${name}`, state.width);
    },
    finalState: (name, value) => { finalStates.set(`${node.id}/${name}`, value); },
    noise: (shape, purpose) => inputs.noise(node.id, shape, purpose),
  };
}
