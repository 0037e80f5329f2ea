import { inline, type Numbering } from '../block-builder.ts';
import { argmax, at, crossEntropy, equal, fill, mul, positive, reshape, softmax, sum } from '../ir/build.ts';
import type { Value } from '../ir/types.ts';
import { lowerGraph } from '../lower.ts';
import type { Variable } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import { FunctionBuilder, type BuiltFunction } from './function-builder.ts';
import { keptStates, partInputs, sequenceInputs, stateResults } from './inputs.ts';
import { PartBuilder, timeMajor } from './sequence-part.ts';
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
  const y = f.input('y', 'i32', [batch, timesteps]);
  const w = f.input('w', 'f32', [batch, timesteps]);
  const forward = new PartBuilder(numbering, parts);
  const part = partInputs(forward, inputs);
  const labels = timeMajor(forward.b, forward.cut(y, 0));
  const weighed = timeMajor(forward.b, forward.cut(w, 0));
  const lowered = lowerGraph(forward.b, resolved, {
    ...part,
    timesteps,
    parameter: (name) => forward.whole(f.read(name)),
    noise: () => null,
  });
  const [divergence] = crossEntropy(forward.b, lowered.logits, labels);
  const right = equal(forward.b, argmax(forward.b, lowered.logits), labels);
  if (!divergence) throw new Error('no divergence');
  const divAt = forward.result(sum(forward.b, mul(forward.b, divergence, weighed), [1]), 'sum');
  const correctAt = forward.result(sum(forward.b, mul(forward.b, right, positive(forward.b, weighed)), [1]), 'sum');
  const states = stateResults(forward, inputs, lowered);
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, result } of states) f.write(`evaluate/${name}`, at(results, result));
  f.output('divAt', at(results, divAt));
  f.output('correctAt', at(results, correctAt));
  return f.finish();
}

/** `predict`: one sequence in, a distribution for every timestep out. */
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
  const probabilities = forward.result(softmax(forward.b, reshape(forward.b, lowered.logits, shape)), 'sum');
  const states = stateResults(forward, inputs, lowered);
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, result } of states) f.write(`predict/${name}`, at(results, result));
  f.output('probabilities', at(results, probabilities));
  return f.finish();
}

/** `step`: one symbol in, the logits of the next out; the state stays in the session. */
export function buildStep(numbering: Numbering, resolved: Resolved, variables: Variables, passes: Passes): BuiltFunction {
  const f = new FunctionBuilder(numbering, variables);
  const x = f.input('x', 'i32', [1]);
  const states = keptStates(f, resolved, 'step', 1);
  const forward = new PartBuilder(numbering, 1);
  const begin = new Map([...states].map(([name, value]) => [name, forward.whole(value)]));
  const lowered = lowerGraph(forward.b, resolved, {
    x: reshape(forward.b, forward.whole(x), [1, 1]),
    mask: null,
    timesteps: 1,
    parameter: (name) => forward.whole(f.read(name)),
    initialState: (name, width) => begin.get(name) ?? fill(forward.b, [1, width], 0),
    noise: () => null,
  });
  const logits = forward.result(reshape(forward.b, lowered.logits, [resolved.facts.classes]), 'sum');
  const ends = [...states.keys()].flatMap((name): { name: string; place: number }[] => {
    const value = lowered.finalStates.get(name);
    return value ? [{ name, place: forward.result(value, 'sum') }] : [];
  });
  const results = forward.repeat(f.b, passes.whole(passes.forward(forward.block())), inline);
  for (const { name, place } of ends) f.write(`step/${name}`, at(results, place));
  f.output('logits', at(results, logits));
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
