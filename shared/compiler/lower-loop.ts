import { at, valueOf, type ScanBody } from './ir/build.ts';
import type { LowerContext, Probe } from './ir/lower-context.ts';
import type { OpBuilder, Value } from './ir/types.ts';
import { beginning, inputValues, lowerNode, sequenceNoise, tableName, type LowerInputs, type WireValues } from './lower-node.ts';
import type { Resolved, ResolvedNode } from './resolve.ts';

/**
 * Nodes that feed each other through delays as one `scan`: its body is the nodes at one timestep, its carries are their states
 * (of the delays and of recurrent kinds among them), its steps what comes in from outside (and the mask, and noise), its
 * invariants the learned tensors. What does not depend on the states leaves the loop again in `hoist`.
 * @param members in the order in which a timestep computes them
 */
export function lowerLoop(
  b: OpBuilder,
  members: readonly ResolvedNode[],
  resolved: Resolved,
  inputs: LowerInputs,
  values: WireValues,
  finalStates: Map<string, Value>,
): void {
  const carries: Operand[] = [];
  const steps: Operand[] = [];
  const invariants: Operand[] = [];
  const next = new Map<string, Value>();
  const names: string[] = [];
  const left = usedOutside(resolved, members);
  const recorded = new Map<string, Value>();

  const body = b.block([], (inner) => {
    const step = (outer: Value): Value =>
      inside(steps, outer, () => inner.param({ dtype: outer.type.dtype, shape: outer.type.shape.slice(1) }));
    const invariant = (outer: Value): Value => inside(invariants, outer, () => inner.param(outer.type));
    const carry = (name: string, begin: Value): Value => {
      names.push(name);
      const param = inner.param(begin.type);
      carries.push({ outer: begin, param });
      return param;
    };
    const contexts = new Map(members.map((item) => [item, contextInside(b, inner, item, resolved, inputs, { step, invariant, carry, next, recorded })]));
    const contextOf = (item: ResolvedNode): LowerContext => {
      inner.origin = item.node.id;
      const context = contexts.get(item);
      if (!context) throw new Error(`${item.node.id} is not in this loop`);
      return context;
    };
    const wires: WireValues = new Map();
    const within = new Set(members.map(({ node }) => node.id));
    for (const { inputs: ends } of members)
      for (const { node, port } of Object.values(ends)) {
        const outer = within.has(node) ? undefined : values.get(`${node}/${port}`);
        if (outer) wires.set(`${node}/${port}`, step(outer));
      }
    for (const item of members) lowerNode(item, wires, contextOf(item));
    for (const item of members) item.kind.advance?.(contextOf(item), item.node.params, inputValues(item.inputs, wires));
    return [...names.map((name) => valueOf(next, name)), ...left.map((end) => valueOf(wires, end)), ...recorded.values()];
  });

  const operands = [...carries, ...steps, ...invariants];
  const outputs = b.op('scan', operands.map(({ outer }) => outer), {
    body: { ...body, params: operands.map(({ param }) => param) },
    length: inputs.timesteps,
    reverse: false,
    carries: carries.length,
    steps: steps.length,
  });
  names.forEach((name, i) => { finalStates.set(name, at(outputs, i)); });
  left.forEach((end, i) => { values.set(end, at(outputs, names.length + i)); });
  [...recorded.keys()].forEach((name, i) => { inputs.probe?.record(name, at(outputs, names.length + left.length + i)); });
}

/** A value outside the loop and what it is in the body. */
interface Operand {
  readonly outer: Value;
  readonly param: Value;
}

function inside(operands: Operand[], outer: Value, make: () => Value): Value {
  const known = operands.find((operand) => operand.outer.id === outer.id);
  if (known) return known.param;
  const param = make();
  operands.push({ outer, param });
  return param;
}

interface Border {
  step(outer: Value): Value;
  invariant(outer: Value): Value;
  carry(name: string, begin: Value): Value;
  readonly next: Map<string, Value>;
  /** What a probe sees at one timestep. */
  readonly recorded: Map<string, Value>;
}

/** What a node sees that is lowered at one timestep. */
function contextInside(
  outer: OpBuilder,
  inner: OpBuilder,
  item: ResolvedNode,
  resolved: Resolved,
  inputs: LowerInputs,
  { step, invariant, carry, next, recorded }: Border,
): LowerContext {
  const { id } = item.node;
  return {
    b: inner,
    node: id,
    probe: inputs.probe ? probeInside(inputs.probe, inputs.timesteps, { step, invariant, recorded }) : null,
    loop: (operands, build): ScanBody => build(inner, operands),
    symbols: resolved.facts.symbols,
    mask: inputs.mask && step(inputs.mask),
    parameter: (name) => invariant(inputs.parameter(`${id}/${name}`)),
    table: (other) => invariant(inputs.parameter(tableName(resolved, other))),
    initialState: (name) => carry(`${id}/${name}`, beginning(inputs, item, name)),
    finalState: (name, value) => { next.set(`${id}/${name}`, value); },
    noise(shape) {
      const drawn = inputs.noise(id, [inputs.timesteps, ...shape], undefined);
      return drawn && step(drawn);
    },
    sequenceNoise(shape, purpose) {
      const drawn = sequenceNoise(outer, inputs, id, shape, purpose);
      return drawn && invariant(drawn);
    },
  };
}

/** A probe as a node sees it at one timestep. */
function probeInside(probe: Probe, timesteps: number, { step, invariant, recorded }: Pick<Border, 'step' | 'invariant' | 'recorded'>): Probe {
  return {
    perturbation(name, shape) {
      const zeros = probe.perturbation(name, [timesteps, ...shape]);
      return zeros && step(zeros);
    },
    hold(name, width) {
      const held = probe.hold(name, width);
      return held && { keep: invariant(held.keep), level: invariant(held.level) };
    },
    record: (name, value) => void recorded.set(name, value),
  };
}

/** Ports of the members that something outside the loop reads. */
function usedOutside({ nodes, divergences }: Resolved, members: readonly ResolvedNode[]): string[] {
  const within = new Set(members.map(({ node }) => node.id));
  const readers = nodes.filter(({ node }) => !within.has(node.id)).flatMap(({ inputs }) => Object.values(inputs));
  const ends = [...readers, ...divergences.map(({ prediction }) => prediction)].filter(({ node }) => within.has(node)).map(({ node, port }) => `${node}/${port}`);
  return [...new Set(ends)];
}
