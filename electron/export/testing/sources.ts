import { initialValues } from '../../../shared/compiler/initial-values.ts';
import { compileProgram } from '../../../shared/compiler/pipeline.ts';
import { network, numbers, textFacts, type NetworkOptions } from '../../../shared/compiler/testing/networks.ts';
import { runFunction } from '../../../shared/compiler/testing/run-function.ts';
import type { UnrollDocument } from '../../../shared/document/schema.ts';
import type { DataFacts } from '../../../shared/nodes/kind.ts';
import type { ExportSource } from '../source.ts';

export const pairFacts: DataFacts = { symbols: 7, classes: 5, timesteps: 5, lengths: [2, 3, 5] };

export { textFacts };

export function exportSource(options: NetworkOptions, facts: DataFacts, title = 'test'): ExportSource {
  return exportSourceOf({ ...network(options), title }, 'source', facts);
}

/** A network with these weights, or random ones; what it answers is computed by the float64 interpreter, not by TensorFlow. */
export function exportSourceOf(document: UnrollDocument, node: string, facts: DataFacts, known?: ReadonlyMap<string, Float32Array>): ExportSource {
  const program = compileProgram(document, { [node]: facts }, { functions: ['predict'], shards: 1 });
  const next = numbers(11);
  const weights = new Map(
    [...(known ?? initialValues(program, 3))]
      .filter(([name]) => program.variables.some((variable) => variable.name === name && variable.role === 'weight'))
      // Biases begin at zero: with random ones a mistaken order shows.
      .map(([name, values]) => [name, !known && name.endsWith('bias') ? values.map(() => next() - 0.5) : values] as const),
  );
  const states = program.variables.filter(({ role }) => role === 'state').map(({ name, shape }) => [name, new Float32Array(shape.reduce((a, b) => a * b, 1))]);
  return {
    document,
    facts: { [node]: facts },
    program,
    tokeniser: { symbols: 'character', lowercase: false },
    vocabulary: Array.from({ length: facts.symbols }, (_, i) => String.fromCodePoint(97 + i)),
    answers: program.task === 'answer' ? Array.from({ length: facts.classes }, (_, i) => `answer ${i}`) : null,
    weights,
    examples: [facts.timesteps, 1, 2].map((length) => Int32Array.from({ length: Math.min(length, facts.timesteps) }, () => Math.floor(next() * facts.symbols))),
    predict(symbols, divergence) {
      const begin = program.task === 'answer' ? facts.timesteps - symbols.length : 0;
      const x = new Int32Array(facts.timesteps);
      x.set(symbols, begin);
      const mask = new Float32Array(facts.timesteps).fill(1, begin);
      const variables = Object.fromEntries([...weights, ...states]) as Record<string, Float32Array>;
      const { outputs } = runFunction(program, 'predict', { x, mask, keep: [0] }, variables);
      const all = Float32Array.from(outputs[`prediction/${divergence}`] ?? []);
      return all.subarray(begin * facts.classes, (begin + symbols.length) * facts.classes);
    },
  };
}
