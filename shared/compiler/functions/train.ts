import { inline, type Numbering } from '../block-builder.ts';
import { add, at, div, fill, maximum, mul, reshape, scale, slice, sqrt, sum, sumSquares, valueOf } from '../ir/build.ts';
import type { Block, Value } from '../ir/types.ts';
import { lowerGraph } from '../lower.ts';
import type { Variable } from '../program.ts';
import type { Resolved } from '../resolve.ts';
import type { Watch } from '../stages.ts';
import { FunctionBuilder, type BuiltFunction } from './function-builder.ts';
import { judge, judgeInputs, portOf } from './judge.ts';
import { partInputs, sequenceInputs, stateResults, wholeBatchNoise } from './inputs.ts';
import { PartBuilder } from './sequence-part.ts';
import { slotSuffixes, update } from './update.ts';
import { withGradients } from './with-gradients.ts';

export interface Passes {
  /** Before differentiation: rewrites of the forward block. */
  readonly forward: (block: Block) => Block;
  /** After it. */
  readonly whole: (block: Block) => Block;
  readonly watch: Watch;
}

/** `train`: forward, backward, update, in one call. */
export function buildTrain(
  numbering: Numbering,
  resolved: Resolved,
  variables: ReadonlyMap<string, Variable>,
  { batch, parts }: { readonly batch: number; readonly parts: number },
  passes: Passes,
): BuiltFunction {
  const { facts, training } = resolved;
  const f = new FunctionBuilder(numbering, variables);
  const inputs = sequenceInputs(f, resolved, 'train', batch, facts.timesteps);
  const targets = judgeInputs(f, resolved, batch);
  const hyper = f.input('hyper', 'f32', [4]);
  let seed: Value | null = null;
  const drawnSeed = (): Value => (seed ??= f.input('seed', 'i32', [2]));

  const forward = new PartBuilder(numbering, parts);
  forward.b.origin = resolved.source.id;
  const part = partInputs(forward, inputs);
  const weightNames = [...variables.values()].filter(({ role }) => role === 'weight').map(({ name }) => name);
  const weights = new Map(weightNames.map((name) => [name, forward.whole(f.read(name))]));
  const lowered = lowerGraph(forward.b, resolved, {
    ...part,
    timesteps: facts.timesteps,
    parameter: (name) => valueOf(weights, name),
    noise: (node, shape, purpose) => wholeBatchNoise(f, forward, drawnSeed, node, shape, purpose),
  });
  const judged = judge(forward, resolved, targets, lowered, ({ judged: columns }) => columns);
  const states = stateResults(forward, inputs, lowered);
  const divAt: { readonly id: string; readonly place: number }[] = [];
  const terms = judged.map(({ divergence: { node, share }, weighted }) => {
    forward.b.origin = node.id;
    f.b.origin = node.id;
    divAt.push({ id: node.id, place: forward.result(sum(forward.b, weighted, [1]), 'sum') });
    const divisor = forward.whole(divisorOf(f, resolved, valueOf(targets.w, node.id), batch));
    return scale(forward.b, div(forward.b, sum(forward.b, weighted, [0, 1]), divisor), share);
  });
  f.b.origin = null;
  const lossPlace = forward.result(terms.reduce((a, c) => add(forward.b, a, c)), 'sum');
  const gradientPlaces = [...weights.keys()].map((name) => ({ name, place: forward.result(valueOf(weights, name), 'sum') }));

  const rewritten = passes.forward(forward.block());
  const differentiated = withGradients(numbering, rewritten, lossPlace, gradientPlaces);
  passes.watch('differentiate', rewritten, differentiated);
  const whole = passes.whole(differentiated);
  const results = forward.repeat(f.b, whole, inline);
  const repeated = { ...f.b.finish(results), operations: [...f.b.operations] };
  passes.watch('parts', whole, repeated);
  for (const { name, result } of states) f.write(`train/${name}`, at(results, result));
  const gradients = gradientPlaces.map(({ name, place }) => ({ name, gradient: at(results, place) }));
  const norm = sqrt(f.b, gradients.map(({ gradient }) => sumSquares(f.b, gradient)).reduce((a, c) => add(f.b, a, c)));
  const scalar = (i: number): Value => reshape(f.b, slice(f.b, hyper, 0, i, 1), []);
  const clip = training.clipNorm > 0 ? div(f.b, scalar(3), maximum(f.b, norm, scalar(3))) : null;
  for (const { name, gradient } of gradients) {
    f.b.origin = variables.get(name)?.node ?? null;
    const clipped = clip ? mul(f.b, gradient, clip) : gradient;
    const slots = slotSuffixes(training.optimizer).map((suffix) => `${name}${suffix}`);
    const next = update(f.b, training, f.read(name), slots.map((slot) => f.read(slot)), clipped, scalar);
    [name, ...slots].forEach((variable, i) => { f.write(variable, at(next, i)); });
  }
  f.b.origin = null;
  f.output('loss', at(results, lossPlace));
  f.output('norm', norm);
  for (const { id, place } of divAt) f.output(portOf('divAt', id), at(results, place));
  const built = f.finish();
  passes.watch('update', repeated, built.code.block);
  return built;
}

/** Σ w of the whole batch; B for the lecture's literal sum, averaged over sequences. */
function divisorOf(f: FunctionBuilder, { training }: Resolved, w: Value, batch: number): Value {
  if (training.reduction === 'sum') return fill(f.b, [], batch);
  return maximum(f.b, sum(f.b, w, [0, 1]), fill(f.b, [], 1e-12));
}
