import { inline, type Numbering } from '../block-builder.ts';
import { at, fill, reshape, sum } from '../ir/build.ts';
import type { Value } from '../ir/types.ts';
import { lowerGraph } from '../lower.ts';
import type { Variable } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { FunctionBuilder, type BuiltFunction } from './function-builder.ts';
import { correctAt, judge, judgeInputs, portOf, predicted, spoken } from './judge.ts';
import { beginnings, keptStates, partInputs, readInput, sequenceInputs, stateResults } from './inputs.ts';
import { holdingProbe } from './hold.ts';
import { PartBuilder } from './sequence-part.ts';
import type { Passes } from './train.ts';

type Variables = ReadonlyMap<string, Variable>;

/** `evaluate`: divergence and hits by timestep, every timestep computed. */
export function buildEvaluate(
  numbering: Numbering,
  resolved: Resolved,
  variables: Variables,
  { batch, parts }: { readonly batch: number; readonly parts: number },
  passes: Passes,
): BuiltFunction {
  const { timesteps } = resolved.facts;
  const f = new FunctionBuilder(numbering, variables);
  const inputs = sequenceInputs(f, resolved, 'evaluate', batch, timesteps);
  const targets = judgeInputs(f, resolved, batch);
  const forward = new PartBuilder(numbering, parts);
  const part = partInputs(forward, inputs);
  const lowered = lowerGraph(forward.b, resolved, {
    ...part,
    timesteps,
    parameter: (name) => forward.whole(f.read(name)),
    noise: () => null,
  });
  const every = Array.from({ length: timesteps }, (_, t) => t);
  const places = judge(forward, resolved, targets, lowered, () => every).map((judged) => ({
    id: judged.divergence.node.id,
    divAt: forward.result(sum(forward.b, judged.weighted, [1]), 'sum'),
    correctAt: judged.divergence.measure === 'cross-entropy' ? forward.result(correctAt(forward.b, judged), 'sum') : null,
  }));
  const states = stateResults(forward, inputs, lowered);
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, result } of states) f.write(`evaluate/${name}`, at(results, result));
  for (const { id, ...place } of places) {
    f.output(portOf('divAt', id), at(results, place.divAt));
    if (place.correctAt !== null) f.output(portOf('correctAt', id), at(results, place.correctAt));
  }
  return f.finish();
}

/** `predict`: one sequence in, what each output says at every timestep out. */
export function buildPredict(numbering: Numbering, resolved: Resolved, variables: Variables, passes: Passes): BuiltFunction {
  const { timesteps } = resolved.facts;
  const f = new FunctionBuilder(numbering, variables);
  const inputs = sequenceInputs(f, resolved, 'predict', 1, timesteps);
  const forward = new PartBuilder(numbering, 1);
  const lowered = lowerGraph(forward.b, resolved, {
    ...partInputs(forward, inputs),
    timesteps,
    parameter: (name) => forward.whole(f.read(name)),
    noise: () => null,
  });
  const shape = [timesteps, resolved.facts.classes];
  const places = predicted(resolved, lowered).map(({ divergence, value }) => ({
    id: divergence.node.id,
    place: forward.result(spoken(forward.b, divergence, value, shape), 'sum'),
  }));
  const states = stateResults(forward, inputs, lowered);
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, result } of states) f.write(`predict/${name}`, at(results, result));
  for (const { id, place } of places) f.output(portOf('prediction', id), at(results, place));
  return f.finish();
}

/** `step`: one symbol in, the scores of the next out; the state stays in the session. */
export function buildStep(numbering: Numbering, resolved: Resolved, variables: Variables, passes: Passes, holds = false): BuiltFunction {
  const f = new FunctionBuilder(numbering, variables);
  const x = readInput(f, resolved, [1]);
  const kept = keptStates(f, resolved, 'step', 1);
  const forward = new PartBuilder(numbering, 1);
  const lowered = lowerGraph(forward.b, resolved, {
    x: reshape(forward.b, forward.whole(x), [1, ...x.type.shape]),
    mask: null,
    timesteps: 1,
    parameter: (name) => forward.whole(f.read(name)),
    initialState: beginnings(forward, kept, 1),
    ...(holds && { probe: holdingProbe(f, forward) }),
    noise: () => null,
  });
  const places = predicted(resolved, lowered).map(({ divergence, value }) => ({
    id: divergence.node.id,
    place: forward.result(reshape(forward.b, value, [resolved.facts.classes]), 'sum'),
  }));
  const ends = [...kept.states.keys()].flatMap((name): { name: string; place: number }[] => {
    const value = lowered.finalStates.get(name);
    return value ? [{ name, place: forward.result(value, 'sum') }] : [];
  });
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, place } of ends) f.write(`step/${name}`, at(results, place));
  for (const { id, place } of places) f.output(portOf('scores', id), at(results, place));
  return f.finish();
}

/** `get` and `set`: every variable out, every variable in. */
export function buildGet(numbering: Numbering, variables: Variables): BuiltFunction {
  const f = new FunctionBuilder(numbering, variables);
  for (const name of variables.keys()) f.output(name, f.read(name));
  return f.finish();
}

export function buildSet(numbering: Numbering, variables: Variables): BuiltFunction {
  const f = new FunctionBuilder(numbering, variables);
  for (const { name, shape } of variables.values()) {
    const value: Value = f.input(name, 'f32', shape);
    f.write(name, value);
  }
  f.output('done', fill(f.b, [], 1));
  return f.finish();
}
