import { describe, expect, it } from 'vitest';
import type { TimestepWeights } from '../document/timestep-weights.ts';
import type { DataFacts } from '../nodes/kind.ts';
import { pairsInOrder, type EncodedPair } from '../text/pair-batches.ts';
import { initialValues } from './initial-values.ts';
import { compileProgram } from './pipeline.ts';
import { chain } from './testing/networks.ts';
import { runFunction } from './testing/run-function.ts';

const facts: DataFacts = { symbols: 7, classes: 5, timesteps: 6, lengths: [1, 2, 3, 6] };
const pairs: readonly EncodedPair[] = [[1, 2, 3], [4, 5], [6], [3, 1, 2]].map((symbols, answer) => ({ question: Int32Array.from(symbols), answer }));

describe('a batch of short questions', () => {
  it.each<[string, TimestepWeights]>([
    ['final', { schedule: 'final' }],
    ['all', { schedule: 'all' }],
    ['the first two', { schedule: 'first', k: 2 }],
    ['painted', { schedule: 'custom', from: 'end', weights: [1, 0, 0.5], rest: 0.25 }],
  ])('gives the same step in the shorter program as padded to the whole length: %s', (_, weights) => {
    const document = chain({ layers: [['one-hot'], ['projection', { units: 3 }], ['lstm', { units: 4, dropout: 0.2, recurrentDropout: 0.3 }]], pairs: true, weights, training: { weightDecay: 0.1 } });
    const program = compileProgram(document, { source: facts }, { functions: ['train', 'train-3'], shards: 1 });
    const variables = Object.fromEntries([...initialValues(program, 4)]);
    const [whole, short] = (['train', 'train-3'] as const).map((name) => {
      const { w, ...batch } = pairsInOrder(pairs, { rows: 4, timesteps: name === 'train' ? 6 : 3, weights: { div: weights } }).batch(0);
      return runFunction(program, name, { ...batch, 'w/div': w.div ?? [], hyper: [0.1, 0.9, 0.999, 1], seed: [3, 1] }, variables);
    });
    expect(short?.outputs.loss?.[0]).toBeCloseTo(whole?.outputs.loss?.[0] ?? Number.NaN, 12);
    expect(Object.keys(short?.variables ?? {})).toEqual(Object.keys(whole?.variables ?? {}));
    for (const [name, values] of Object.entries(whole?.variables ?? {}))
      values.forEach((value, i) => { expect(short?.variables[name]?.[i]).toBeCloseTo(value, 12); });
    const operations = (name: 'train' | 'train-3'): number => program.code[name]?.block.operations.length ?? 0;
    expect(operations('train-3')).toBeLessThan(operations('train'));
  });
});
