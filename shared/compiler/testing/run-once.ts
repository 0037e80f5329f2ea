import { resolveWeights } from '../../document/timestep-weights.ts';
import { divergencesOf } from '../../nodes/divergence.ts';
import { initialValues } from '../initial-values.ts';
import type { FunctionName, Program, TensorPort } from '../program.ts';
import { numbers } from './networks.ts';
import type { RandomGraph } from './random-graphs.ts';

type Numbers = Record<string, Float32Array | Int32Array>;

/**
 * Values for every variable: weights near their first values, states anywhere, slots as in the middle of a training. (A
 * second moment near zero would make Adam's quotient of two roundings as large as a step.)
 */
export function drawnVariables(program: Program, seed: number): Map<string, Float32Array> {
  const next = numbers(seed + 1);
  const first = initialValues(program, seed);
  return new Map(
    program.variables.map(({ name, role }) => {
      const values = first.get(name) ?? new Float32Array();
      const mean = role === 'slot' && name.endsWith('/v') ? 0.6 : 0;
      return [name, values.map((value) => value + mean + next() - 0.5)];
    }),
  );
}

/**
 * What a function of the program is fed: random symbols, questions of every length padded on the left, and the weights
 * that the document gives their timesteps.
 */
export function drawnFeeds({ document, facts, seed }: RandomGraph, program: Program, name: FunctionName, hyper: Float32Array): Numbers {
  const next = numbers(seed + 7);
  const lengths = Array.from({ length: program.batch }, (_, row) => facts.lengths[(row + seed) % facts.lengths.length] ?? facts.timesteps);
  return Object.fromEntries(program.functions[name]?.inputs.map((port) => [port.name, feed(port)]) ?? []);

  function feed({ name: port, dtype, shape }: TensorPort): Float32Array | Int32Array {
    const [, timesteps = 1] = shape;
    const size = shape.reduce((a, b) => a * b, 1);
    const fill = (value: (row: number, t: number, length: number) => number): Float32Array =>
      Float32Array.from({ length: size }, (_, i) => {
        const row = Math.floor(i / timesteps);
        const length = lengths[row] ?? timesteps;
        return value(row, (i % timesteps) - (timesteps - length), length);
      });
    const [role, divergence] = port.split('/');
    switch (role) {
      case 'x':
        return Int32Array.from({ length: size }, () => Math.floor(next() * program.symbols));
      case 'y':
        return Int32Array.from({ length: size }, () => Math.floor(next() * program.classes));
      case 'w': {
        const judge = divergencesOf(document.graph).find(({ node }) => node.id === divergence);
        return fill((_, t, length) => (judge ? resolveWeights(judge.params.weights, length)[t] ?? 0 : Number.NaN));
      }
      case 'mask':
        return fill((_, t) => (t >= 0 ? 1 : 0));
      case 'keep':
        return Float32Array.from({ length: size }, (_, row) => (row + seed) % 2);
      case 'hyper':
        return hyper;
      case 'u':
        return Float32Array.from({ length: size }, next);
      case 'sharpness':
        return Float32Array.of(1.25);
      case 'seed':
        return Int32Array.of(seed, 1);
      default:
        throw new Error(`nothing is known to feed to ${dtype} ${port}`);
    }
  }
}
