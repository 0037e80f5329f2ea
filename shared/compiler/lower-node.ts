import { reshape, valueOf } from './ir/build.ts';
import type { LowerContext, Probe } from './ir/lower-context.ts';
import type { OpBuilder, Value } from './ir/types.ts';
import { probedOutput } from './probed-output.ts';
import type { Resolved, ResolvedNode } from './resolve.ts';

export interface LowerInputs {
  /** Symbols `[T, B]` i32, or real numbers `[T, B, channels]`. */
  readonly x: Value;
  /** `[T, B, 1]` or null. */
  readonly mask: Value | null;
  readonly timesteps: number;
  parameter(name: string): Value;
  /** `<node>/<state>` to where it begins, `[B, width]`; `learned`, `[width]`: where a sequence begins that nothing precedes. */
  initialState(name: string, width: number, learned: Value | null): Value;
  readonly probe?: Probe;
  noise(node: string, shape: readonly number[], purpose: string | undefined): Value | null;
}

/** By `<node>/<port>`: the values on the wires. */
export type WireValues = Map<string, Value>;

/** Appends the ops of a node and puts its outputs on the wires. */
export function lowerNode(item: ResolvedNode, values: WireValues, context: LowerContext): void {
  const { node, kind, inputs } = item;
  if (!kind.lower) throw new Error(`${kind.id} cannot stand between source and divergence`);
  const made = kind.lower(context, node.params, kind.advance ? {} : inputValues(inputs, values));
  for (const [port, value] of Object.entries(made)) values.set(`${node.id}/${port}`, context.probe ? probedOutput(context.b, context.probe, item, port, value) : value);
}

export function inputValues(inputs: ResolvedNode['inputs'], values: WireValues): Record<string, Value> {
  return Object.fromEntries(Object.entries(inputs).map(([port, from]) => [port, valueAt(values, from)]));
}

export function valueAt(values: WireValues, { node, port }: ResolvedNode['inputs'][string]): Value {
  return valueOf(values, `${node}/${port}`);
}

/** Where a state that a node declared begins. */
export function beginning(inputs: LowerInputs, { node, states }: ResolvedNode, name: string): Value {
  const state = states.find((spec) => spec.name === name);
  if (!state) throw new Error(`${node.kind} did not declare state ${name}`);
  const learned = state.begins === undefined ? null : inputs.parameter(`${node.id}/${state.begins}`);
  return inputs.initialState(`${node.id}/${name}`, state.width, learned);
}

/** Numbers `[B, …]` that a node draws once for all timesteps. */
export function sequenceNoise(b: OpBuilder, inputs: LowerInputs, node: string, shape: readonly number[], purpose: string): Value | null {
  const drawn = inputs.noise(node, [1, ...shape], purpose);
  return drawn && reshape(b, drawn, shape);
}

/** The whole name of the table (first learned tensor) of a node. */
export function tableName({ nodes }: Resolved, id: string): string {
  const [table] = nodes.find(({ node }) => node.id === id)?.parameters ?? [];
  if (!table) throw new Error(`${id} has no table`);
  return `${id}/${table.name}`;
}
