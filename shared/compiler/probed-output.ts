import { add, fill, mul } from './ir/build.ts';
import type { Probe } from './ir/lower-context.ts';
import type { OpBuilder, Value } from './ir/types.ts';
import type { ResolvedNode } from './resolve.ts';

/**
 * A node's output as a probe sees it: `value/<node>/<port>`. Where symbols are read the gradient by the size of what comes of them,
 * `symbol/<node>`, is gradient times input. A one-hot is not kept: its symbol says it all. The output of a cell is its state h,
 * which has a gradient of its own.
 */
export function probedOutput(b: OpBuilder, probe: Probe, { node, kind, states }: ResolvedNode, port: string, value: Value): Value {
  if (value.type.dtype !== 'f32') return value;
  const sized = kind.inputs.some(({ signal }) => signal === 'symbols') ? scaled(b, probe, node.id, value) : value;
  if (kind.id === 'one-hot') return sized;
  const name = `value/${node.id}/${port}`;
  const held = kind.advance ? states.map((state) => probe.hold(`${node.id}/${state.name}`, state.width))[0] : null;
  const fixed = held ? add(b, mul(b, sized, held.keep), held.level) : sized;
  const moved = states.some((state) => state.name === 'h') ? fixed : perturbed(b, probe, name, fixed);
  probe.record(name, moved);
  return moved;
}

/** Real numbers that are read: `value/<source>/values`, and all channels together `symbol/<source>`. */
export function probedNumbers(b: OpBuilder, probe: Probe, source: string, x: Value): Value {
  return x.type.dtype === 'f32' ? perturbed(b, probe, `value/${source}/values`, scaled(b, probe, source, x)) : x;
}

function scaled(b: OpBuilder, probe: Probe, node: string, value: Value): Value {
  const size = [...value.type.shape.slice(0, -1), 1];
  const change = probe.perturbation(`symbol/${node}`, size);
  return change ? mul(b, value, add(b, fill(b, size, 1), change)) : value;
}

function perturbed(b: OpBuilder, probe: Probe, name: string, value: Value): Value {
  const change = probe.perturbation(name, value.type.shape);
  return change ? add(b, value, change) : value;
}
