import { updateOnce } from '../../../shared/compiler/functions/update-once.ts';
import { slotSuffixes } from '../../../shared/compiler/functions/update.ts';
import type { Program } from '../../../shared/compiler/program.ts';
import type { ProbeResult, ProbeTensor } from '../../../shared/ipc/contract.ts';
import { hyperOf } from '../train/hyper.ts';
import { initialWeights } from './initial-weights.ts';
import type { Subject, Weights } from './subject.ts';

type Sums = ReadonlyMap<string, Float32Array>;

/** Weights and their gradients, where they were wanted. */
export function weightTensors(program: Program, weights: Weights, gradients: Sums, wanted: ReadonlySet<string>): Record<string, ProbeTensor> {
  const values = valuesOf(program, weights, wanted);
  return Object.fromEntries(program.variables.flatMap(({ name, shape }) => {
    const found = [[`weight/${name}`, values.get(name)], [`grad/weight/${name}`, gradients.get(`grad/weight/${name}`)]] as const;
    return found.flatMap(([key, data]) => (data && wanted.has(key) ? [[key, { shape: [...shape], data }] as const] : []));
  }));
}

/**
 * One step of the optimizer from these weights: norm, clipping and, where wanted, `next/<weight>`. Its memory is the run's, or empty
 * before training and at moments of which the weights alone were kept. The gradients must be of the loss.
 */
export function oneStep({ document: { training }, weights }: Subject, program: Program, gradients: Sums, wanted: ReadonlySet<string>) {
  const suffixes = slotSuffixes(training.optimizer);
  const hasMemory = suffixes.length === 0 || [...(weights.values?.keys() ?? [])].some((name) => suffixes.some((suffix) => name.endsWith(suffix)));
  const hyper = hyperOf(training, weights.step + 1, hasMemory ? weights.optimizerSince : weights.step);
  const norm = Math.sqrt([...gradients.values()].reduce((total, values) => total + values.reduce((sum, value) => sum + value * value, 0), 0));
  const factor = training.clipNorm > 0 ? training.clipNorm / Math.max(norm, training.clipNorm) : 1;
  const values = valuesOf(program, weights, wanted);
  const next: Record<string, ProbeTensor> = {};
  for (const { name, shape } of program.variables) {
    const gradient = gradients.get(`grad/weight/${name}`);
    const before = values.get(name);
    if (!wanted.has(`next/${name}`) || !gradient || !before) continue;
    const slots = Object.fromEntries(suffixes.map((suffix) => [suffix, weights.values?.get(`${name}${suffix}`)]));
    const after = updateOnce(training, { shape, values: before, gradient: gradient.map((value) => value * factor), slots }, hyper);
    next[`next/${name}`] = { shape: [...shape], data: Float32Array.from(after) };
  }
  const figures: ProbeResult['step'] = { norm, clipNorm: training.clipNorm, factor, learningRate: hyper[0] ?? Number.NaN, memory: hasMemory ? 'kept' : 'empty' };
  return { figures, next };
}

function valuesOf(program: Program, { values, seed }: Weights, wanted: ReadonlySet<string>): ReadonlyMap<string, Float32Array> {
  if (values) return values;
  return [...wanted].some((name) => /^(weight|next)\//.test(name)) ? initialWeights(program, seed) : new Map();
}
