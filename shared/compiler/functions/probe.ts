import { inline, type Numbering } from '../block-builder.ts';
import { add, at, fill, reshape, sum, valueOf } from '../ir/build.ts';
import type { Probe } from '../ir/lower-context.ts';
import type { Value } from '../ir/types.ts';
import { lowerGraph } from '../lower.ts';
import type { CompileOptions, ProbeShape, Variable } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { FunctionBuilder, type BuiltFunction } from './function-builder.ts';
import { heldInput } from './hold.ts';
import { beginnings, readInput } from './inputs.ts';
import { judge, judgeInputs, portOf, spoken } from './judge.ts';
import { column, PartBuilder, timeMajor } from './sequence-part.ts';
import type { Passes } from './train.ts';
import { withGradients } from './with-gradients.ts';

export type ProbeOptions = ProbeShape & { readonly holds: boolean };

export function probeShape({ probe, holds = false }: CompileOptions): ProbeOptions {
  if (!probe) throw new Error('a probe needs rows and timesteps');
  return { ...probe, holds };
}

/**
 * `probe`: forward and backward with everything on the way as an output. The gradient of a value is taken by zeros that are added
 * to it, so it is the total derivative through all that follows. Whoever calls fetches what they want; the rest is not computed.
 */
export function buildProbe(
  numbering: Numbering,
  resolved: Resolved,
  variables: ReadonlyMap<string, Variable>,
  { rows, timesteps, perturbed = false, holds }: ProbeOptions,
  passes: Passes,
): BuiltFunction {
  const shaped: Resolved = { ...resolved, facts: { ...resolved.facts, timesteps } };
  const f = new FunctionBuilder(numbering, variables);
  const x = readInput(f, shaped, [rows, timesteps]);
  const mask = resolved.task === 'answer' ? f.input('mask', 'f32', [rows, timesteps]) : null;
  const targets = judgeInputs(f, shaped, rows);

  const forward = new PartBuilder(numbering, 1);
  const places = new Map<string, number>();
  const gradients: { readonly name: string; readonly place: number }[] = [];
  const gradient = (name: string, by: Value): void => void gradients.push({ name, place: forward.result(by, 'sum') });
  const weights = new Map([...variables.values()].filter(({ role }) => role === 'weight').map(({ name }) => [name, forward.whole(f.read(name))]));
  for (const [name, value] of weights) gradient(`weight/${name}`, value);
  const probe: Probe = {
    perturbation(name, shape) {
      // Zeros come in as an operand, so that no pass sees what they are before the gradient by them was taken.
      const zeros = forward.whole(perturbed ? f.input(`eps/${name}`, 'f32', shape) : fill(f.b, shape, 0));
      gradient(name, zeros);
      return zeros;
    },
    hold: (name, width) => (holds ? heldInput(f, forward, name, width) : null),
    record: (name, value) => void places.set(name, forward.result(value, 'sum')),
  };
  const lowered = lowerGraph(forward.b, shaped, {
    x: timeMajor(forward.b, forward.whole(x)),
    mask: mask && column(forward.b, timeMajor(forward.b, forward.whole(mask))),
    timesteps,
    parameter: (name) => valueOf(weights, name),
    initialState: beginnings(forward, { states: new Map(), fresh: null }, rows),
    probe,
    noise: () => null,
  });
  const every = Array.from({ length: timesteps }, (_, t) => t);
  const judged = judge(forward, shaped, targets, lowered, () => every);
  for (const { divergence, prediction, each } of judged) {
    const { id } = divergence.node;
    places.set(portOf('div', id), forward.result(each, 'sum'));
    places.set(portOf('prediction', id), forward.result(spoken(forward.b, divergence, prediction, [timesteps, rows, shaped.facts.classes]), 'sum'));
  }
  const loss = judged.map(({ weighted }) => sum(forward.b, weighted, [0, 1])).reduce((a, c) => add(forward.b, a, c));
  const lossPlace = forward.result(reshape(forward.b, loss, []), 'sum');

  const differentiated = withGradients(numbering, passes.forward(forward.block()), lossPlace, gradients);
  const results = forward.repeat(f.b, passes.whole(differentiated), inline);
  for (const [name, place] of places) f.output(name, at(results, place));
  for (const { name, place } of gradients) f.output(`grad/${name}`, at(results, place));
  // The output of a cell is its state h.
  for (const { node } of resolved.nodes) {
    const h = gradients.find(({ name }) => name === `state/${node.id}/h`);
    if (h) f.output(`grad/value/${node.id}/out`, at(results, h.place));
  }
  return f.finish();
}
