import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindById, kinds } from '../nodes/index.ts';
import type { Signal } from '../nodes/kind.ts';
import { initialValues } from './initial-values.ts';
import type { Program } from './program.ts';
import { compareWithReference, type Reference, type Runner } from './testing/reference.ts';
import { runFunction } from './testing/run-function.ts';

const reference = JSON.parse(readFileSync(join(import.meta.dirname, 'testing', 'reference.json'), 'utf8')) as Reference;

/** The figures are written with ten digits; Keras and PyTorch computed them in float64, as the interpreter does. */
const tolerance = 1e-8;

function inInterpreter(program: Program): Promise<Runner> {
  const variables: Record<string, ArrayLike<number>> = {};
  return Promise.resolve({
    set: (values) => { Object.assign(variables, Object.fromEntries(values)); },
    call(name, feeds) {
      const { outputs, variables: written } = runFunction(program, name, feeds, variables);
      Object.assign(variables, written);
      return outputs;
    },
    get: () => new Map(Object.entries(variables)),
    close: () => Promise.resolve(),
  });
}

describe('figures of Keras and PyTorch against the interpreter', () => {
  it.each(Object.entries(reference.cases))('%s', async (_, one) => {
    const compared = await compareWithReference(reference, one, inInterpreter);
    for (const { what, actual, wanted } of compared) {
      expect(actual, what).toHaveLength(wanted.length);
      const largest = Math.max(...wanted.map(Math.abs));
      wanted.forEach((value, i) => { expect(Math.abs(value - (actual[i] ?? Number.NaN)), what).toBeLessThan(tolerance * largest); });
    }
  });

  it('has every kind that other tools have and that draws nothing at random', () => {
    const seen = new Set(Object.values(reference.cases).flatMap(({ nodes }) => Object.values(nodes).map(([kind]) => kind)));
    const frame = ['text', 'pairs', 'sequence', 'input', 'output', 'divergence'];
    // Cells wired through a delay are compared with the built-in ones (delay.test.ts).
    const others = [...frame, 'dropout', 'delay'];
    expect(kinds.map(({ id }) => id).filter((id) => !seen.has(id) && !others.includes(id))).toEqual([]);
  });
});

describe('first weights are drawn as Keras draws them', () => {
  it.each(Object.entries(reference.initializers))('%s', (name, figures) => {
    const [kind = '', parameter = ''] = name.split('/');
    const { shape } = figures;
    const input: Signal = kind === 'embedding' ? { kind: 'symbols', size: 5 } : { kind: 'vector', width: kind === 'layer-norm' ? 24 : 5 };
    const units = { dense: 24, embedding: 24 }[kind] ?? 6;
    const found = kindById(kind)?.parameters({ units }, { in: input }, {}).find((each) => each.name === parameter);
    expect(found?.shape).toEqual(shape);
    if (!found) return;
    const program = { variables: [{ ...found, role: 'weight', node: 'n' }] } as unknown as Program;
    const draws = Array.from({ length: 400 }, (_, seed) => [...(initialValues(program, seed).get(parameter) ?? [])]);
    const all = draws.flat();
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    const deviation = Math.sqrt(all.reduce((a, b) => a + (b - mean) ** 2, 0) / all.length);
    if (figures.values) expect(draws[0]).toEqual(figures.values);
    else if (figures['orthonormal rows']) expect(largestGramError(draws[0] ?? [], shape)).toBeLessThan(1e-6);
    else {
      // Uniform: its bounds say all.
      expect(Math.min(...all)).toBeCloseTo(figures.least, 2);
      expect(Math.max(...all)).toBeCloseTo(figures.most, 2);
    }
    expect(Math.abs(deviation - figures.deviation)).toBeLessThan(0.01 * figures.deviation + 1e-12);
    expect(Math.abs(mean)).toBeLessThan(figures.values ? Infinity : 0.02 * figures.deviation);
  });
});

/** Of Q Qᵀ against the identity. */
function largestGramError(values: readonly number[], [rows = 0, columns = 0]: readonly number[]): number {
  const row = (i: number): readonly number[] => values.slice(i * columns, (i + 1) * columns);
  const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, value, i) => total + value * (b[i] ?? NaN), 0);
  const indices = Array.from({ length: rows }, (_, i) => i);
  return Math.max(...indices.flatMap((i) => indices.map((j) => Math.abs(dot(row(i), row(j)) - (i === j ? 1 : 0)))));
}
