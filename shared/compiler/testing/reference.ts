import type { Optimizer } from '../../document/schema.ts';
import type { DataFacts } from '../../nodes/kind.ts';
import { compileProgram } from '../pipeline.ts';
import type { FunctionName, Loops, Program } from '../program.ts';
import { drawing, numbers, type DrawingOptions } from './networks.ts';

/** Figures of other tools: `reference.json`, made by `build/reference/make-reference.py`. */
export interface Reference {
  readonly sizes: { readonly batch: number; readonly timesteps: number; readonly symbols: number; readonly answers: number };
  readonly learningRate: number;
  /** By kind and parameter: what Keras's layer draws it from. */
  readonly initializers: Readonly<Record<string, InitializerFigures>>;
  readonly cases: Readonly<Record<string, ReferenceCase>>;
}

export interface InitializerFigures {
  readonly shape: readonly number[];
  /** Of many draws. */
  readonly least: number;
  readonly most: number;
  readonly deviation: number;
  readonly values?: readonly number[];
  readonly 'orthonormal rows'?: boolean;
}

type ByName = Readonly<Record<string, readonly number[]>>;

export interface ReferenceCase extends Pick<DrawingOptions, 'nodes' | 'wires' | 'out' | 'pairs'> {
  readonly optimizer: Optimizer;
  readonly clipNorm?: number;
  /** Names and shapes in the order in which their values are drawn. */
  readonly weights: readonly (readonly [name: string, shape: readonly number[]])[];
  /** `[B, T, C]` */
  readonly probabilities: readonly number[];
  readonly loss: number;
  readonly gradients: ByName;
  /** PyTorch's, where it has these layers; that its gradients are Keras's element by element was checked when this was made. */
  readonly torch?: { readonly loss: number; readonly gradientNorms: Readonly<Record<string, number>> };
  readonly after: { readonly losses: readonly number[]; readonly weights: ByName };
}

type Values = ReadonlyMap<string, ArrayLike<number>>;
type Fed = Readonly<Record<string, Float64Array | Int32Array>>;

/** Something that runs a program, with the program's variables in it. */
export interface Runner {
  set(values: Values): void;
  call(name: FunctionName, feeds: Fed): Readonly<Record<string, ArrayLike<number>>>;
  get(): Values;
  close(): Promise<void>;
}

/** A figure that was computed here beside the one of another tool. */
export interface Comparison {
  readonly what: string;
  readonly actual: readonly number[];
  readonly wanted: readonly number[];
}

/** Runs a network of the reference as the other tools did. */
export async function compareWithReference(
  { sizes, learningRate }: Reference,
  one: ReferenceCase,
  open: (program: Program) => Promise<Runner>,
  loops: Loops = 'unrolled',
): Promise<Comparison[]> {
  const { nodes, wires, out = {}, pairs = false } = one;
  const facts: DataFacts = {
    symbols: sizes.symbols,
    classes: pairs ? sizes.answers : sizes.symbols,
    timesteps: sizes.timesteps,
    lengths: pairs ? [sizes.timesteps - 2, sizes.timesteps - 1, sizes.timesteps] : [sizes.timesteps],
  };
  const feeds = batchOf(sizes, facts.classes, pairs);
  const compiled = (training: { optimizer: Optimizer; clipNorm: number }): Program =>
    compileProgram(drawing({ nodes, wires, out, pairs, batch: sizes.batch, training }), { source: facts }, { functions: ['train', 'predict', 'get', 'set'], shards: 2, loops });
  const begin = startOf(one);
  const found: Comparison[] = [];

  // Plain descent with learning rate 1 writes θ − g.
  const plain = await opened(compiled({ optimizer: { name: 'sgd', momentum: 0 }, clipNorm: 0 }));
  found.push({ what: 'probabilities', ...realSteps(feeds, one.probabilities, rowsOf(feeds, sizes).flatMap((row) => list(plain.call('predict', row)['prediction/div']))) });
  const { loss } = plain.call('train', { ...feeds, hyper: Float64Array.of(1, 1, 1, 1) });
  found.push({ what: 'loss', actual: list(loss), wanted: [one.loss] });
  const stepped = plain.get();
  for (const [name, wanted] of Object.entries(one.gradients)) {
    const after = list(stepped.get(name));
    const actual = list(begin.get(name)).map((value, i) => value - (after[i] ?? Number.NaN));
    found.push({ what: `gradient of ${name}`, actual, wanted });
    const torch = one.torch?.gradientNorms[name];
    if (torch !== undefined) found.push({ what: `norm of the gradient of ${name}, PyTorch`, actual: [Math.hypot(...actual)], wanted: [torch] });
  }
  if (one.torch) found.push({ what: 'loss, PyTorch', actual: list(loss), wanted: [one.torch.loss] });
  await plain.close();

  const trained = await opened(compiled({ optimizer: one.optimizer, clipNorm: one.clipNorm ?? 0 }));
  const [beta1, beta2] = one.optimizer.name === 'adam' ? [one.optimizer.beta1, one.optimizer.beta2] : [1, 1];
  const losses = one.after.losses.map((_, i) => {
    // Keras takes the powers of float32's 0.9 and 0.999 even where all else is float64.
    const hyper = Float64Array.of(learningRate, Math.fround(beta1) ** (i + 1), Math.fround(beta2) ** (i + 1), one.clipNorm ?? 1);
    return list(trained.call('train', { ...feeds, hyper }).loss)[0] ?? Number.NaN;
  });
  found.push({ what: 'losses', actual: losses, wanted: one.after.losses });
  const end = trained.get();
  for (const [name, wanted] of Object.entries(one.after.weights)) found.push({ what: `${name} after ${losses.length} steps`, actual: list(end.get(name)), wanted });
  await trained.close();
  return found;

  async function opened(program: Program): Promise<Runner> {
    const runner = await open(program);
    runner.set(new Map(program.variables.map(({ name, shape }) => [name, begin.get(name) ?? new Float64Array(shape.reduce((a, b) => a * b, 1))])));
    return runner;
  }
}

function list(values: ArrayLike<number> | undefined): number[] {
  return Array.from(values ?? []);
}

function startOf({ weights }: ReferenceCase): Map<string, Float64Array> {
  const next = numbers(11);
  return new Map(weights.map(([name, shape]) => [name, Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => next() * 1.6 - 0.8)]));
}

/** The batch that make-reference.py draws, number for number. */
function batchOf({ batch, timesteps, symbols }: Reference['sizes'], classes: number, pairs: boolean) {
  const next = numbers(7);
  const rows = Array.from({ length: batch }, (_, row) => row);
  const steps = Array.from({ length: timesteps }, (_, t) => t);
  const x = rows.flatMap(() => steps.map(() => Math.floor(next() * symbols)));
  const y = rows.flatMap(() => {
    const answer = pairs ? Math.floor(next() * classes) : null;
    return steps.map(() => answer ?? Math.floor(next() * classes));
  });
  const mask = rows.flatMap((row) => steps.map((t) => (t >= (pairs ? row % 3 : 0) ? 1 : 0)));
  const w = mask.map((m, i) => m * ((i % timesteps) % 2 === 1 ? 0.25 + next() : next()));
  return { x: Int32Array.from(x), y: Int32Array.from(y), 'w/div': Float64Array.from(w), mask: Float64Array.from(mask), keep: new Float64Array(batch), seed: Int32Array.of(1, 1) };
}

type Batch = ReturnType<typeof batchOf>;

/** One row at a time, as `predict` is fed. */
function rowsOf({ x, mask }: Batch, { batch, timesteps }: Reference['sizes']): Fed[] {
  return Array.from({ length: batch }, (_, row) => ({
    x: x.slice(row * timesteps, (row + 1) * timesteps),
    mask: mask.slice(row * timesteps, (row + 1) * timesteps),
    keep: new Float64Array(1),
  }));
}

/** Without padded timesteps: what a network says there is nobody's business. */
function realSteps({ mask }: Batch, wanted: readonly number[], actual: readonly number[]): Pick<Comparison, 'actual' | 'wanted'> {
  const classes = wanted.length / mask.length;
  const real = (_: number, i: number): boolean => mask[Math.floor(i / classes)] === 1;
  return { actual: actual.filter(real), wanted: wanted.filter(real) };
}
