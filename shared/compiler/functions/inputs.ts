import { add, broadcastTo, fill, mul, sub, uniform } from '../ir/build.ts';
import type { Value } from '../ir/types.ts';
import type { Lowered } from '../lower.ts';
import type { Resolved } from '../resolve.ts';
import type { FunctionBuilder } from './function-builder.ts';
import { column, timeMajor, zeros, type PartBuilder } from './sequence-part.ts';

/** The inputs that train, evaluate and predict share, and the states they begin with. */
export interface SequenceInputs {
  readonly x: Value;
  readonly mask: Value | null;
  /** By `<node>/<state>`: the state's place in the outer block, `[B, width]`. */
  readonly states: ReadonlyMap<string, Value>;
  /** `[B, 1]`: 1 where a sequence begins here, 0 where it goes on; null: all begin. */
  readonly fresh: Value | null;
}

export interface StateName {
  /** `<node>/<state>` */
  readonly name: string;
  readonly width: number;
  /** The weight `[width]` that a sequence begins at; null: zero. */
  readonly begins: string | null;
}

/** Every state of the graph. */
export function stateNames({ nodes }: Resolved): StateName[] {
  return nodes.flatMap(({ node, states }) =>
    states.map(({ name, width, begins }) => ({ name: `${node.id}/${name}`, width, begins: begins === undefined ? null : `${node.id}/${begins}` })),
  );
}

/** Texts and forecasts carry their states from window to window; a question begins at zero. */
export function carriesState(resolved: Resolved): boolean {
  return resolved.task !== 'answer' && stateNames(resolved).length > 0;
}

/** x: symbols of this shape, or a vector of real numbers for each of its places. */
export function readInput(f: FunctionBuilder, { facts }: Resolved, shape: readonly number[]): Value {
  return facts.channels === undefined ? f.input('x', 'i32', shape) : f.input('x', 'f32', [...shape, facts.channels]);
}

/** Declares x, mask and keep, and reads the function's own state variables (`<prefix>/<node>/<state>`). */
export function sequenceInputs(
  f: FunctionBuilder,
  resolved: Resolved,
  prefix: string,
  batch: number,
  timesteps: number,
): SequenceInputs {
  const x = readInput(f, resolved, [batch, timesteps]);
  const mask = resolved.task === 'answer' ? f.input('mask', 'f32', [batch, timesteps]) : null;
  return { x, mask, ...keptStates(f, resolved, prefix, batch) };
}

export function keptStates(f: FunctionBuilder, resolved: Resolved, prefix: string, batch: number): Pick<SequenceInputs, 'states' | 'fresh'> {
  const states = new Map<string, Value>();
  if (!carriesState(resolved)) return { states, fresh: null };
  const keep = column(f.b, f.input('keep', 'f32', [batch]));
  for (const { name } of stateNames(resolved)) {
    f.b.origin = name.slice(0, name.lastIndexOf('/'));
    states.set(name, mul(f.b, f.read(`${prefix}/${name}`), keep));
  }
  f.b.origin = null;
  return { states, fresh: sub(f.b, fill(f.b, [], 1), keep) };
}

/** Where the states begin as a part of the batch sees it: what was carried, and elsewhere zero or what the network has learned. */
export function beginnings(part: PartBuilder, { states, fresh }: Pick<SequenceInputs, 'states' | 'fresh'>, batch: number) {
  const cut = new Map([...states].map(([name, value]) => [name, part.cut(value, 0)]));
  const begins = fresh && part.cut(fresh, 0);
  return (name: string, width: number, learned: Value | null): Value => {
    const carried = cut.get(name);
    if (!learned) return carried ?? zeros(part.b, [batch, width]);
    return carried && begins ? add(part.b, carried, mul(part.b, begins, learned)) : broadcastTo(part.b, learned, [batch, width]);
  };
}

/** The inputs as a part of the batch sees them. */
export function partInputs(part: PartBuilder, { x, mask, ...begin }: SequenceInputs) {
  const batch = (x.type.shape[0] ?? 0) / part.parts;
  return {
    x: timeMajor(part.b, part.cut(x, 0)),
    mask: mask && column(part.b, timeMajor(part.b, part.cut(mask, 0))),
    initialState: beginnings(part, begin, batch),
  };
}

/** Hands the final states on: joined over the parts, written where the next call reads them. */
export function stateResults(part: PartBuilder, { states }: SequenceInputs, { finalStates }: Lowered) {
  return [...states.keys()].flatMap((name) => {
    const value = finalStates.get(name);
    return value ? [{ name, result: part.result(value, { axis: 0 }) }] : [];
  });
}

/** Uniform numbers for the whole batch, drawn once and cut along the batch, so that the number of parts changes nothing. */
export function wholeBatchNoise(
  f: FunctionBuilder,
  part: PartBuilder,
  seed: () => Value,
  node: string,
  shape: readonly number[],
  purpose: string | undefined,
): Value {
  const whole = shape.map((size, axis) => (axis === 1 ? size * part.parts : size));
  f.b.origin = node;
  const noise = uniform(f.b, seed(), keyOf(purpose === undefined ? node : `${node}/${purpose}`), whole);
  f.b.origin = null;
  return part.cut(noise, 1);
}

/** FNV-1a of the node's id and purpose: each draws numbers of its own, whatever else the graph holds. */
function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash & 0x7fffffff;
}
