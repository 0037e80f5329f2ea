import { documentSchema, type UnrollDocument } from '../../document/schema.ts';
import type { TimestepWeights } from '../../document/timestep-weights.ts';
import type { DataFacts } from '../../nodes/kind.ts';

/** Small documents for the compiler's tests. */

export interface NetworkOptions {
  readonly layers: readonly (readonly [kind: string, params?: Record<string, unknown>])[];
  readonly weights?: TimestepWeights;
  readonly pairs?: boolean;
  readonly batch?: number;
  readonly training?: Partial<UnrollDocument['training']>;
}

/** source -> input -> layers -> output -> divergence */
export function chain({ layers, weights = { schedule: 'all' }, pairs = false, batch = 4, training = {} }: NetworkOptions): UnrollDocument {
  const target = pairs ? 'answer' : 'next-symbol';
  const middle = [['input', {}] as const, ...layers, ['output', {}] as const];
  const nodes = [
    { id: 'source', kind: pairs ? 'pairs' : 'text', params: pairs ? { table: 'd' } : { corpus: 'd' } },
    ...middle.map(([kind, params], i) => ({ id: `n${i}`, kind, params: params ?? {} })),
    { id: 'div', kind: 'divergence', params: { kind: 'cross-entropy', target, weights } },
  ].map((node) => ({ ...node, kindVersion: 1, name: '' }));
  const wire = (id: string, from: [string, string], to: [string, string]) => ({
    id,
    from: { node: from[0], port: from[1] },
    to: { node: to[0], port: to[1] },
  });
  const last = `n${middle.length - 1}`;
  return documentSchema.parse({
    format: 'unroll',
    version: 1,
    id: 'test',
    title: 'test',
    graph: {
      nodes,
      wires: [
        ...middle.map((_, i) => wire(`w${i}`, i === 0 ? ['source', 'symbols'] : [`n${i - 1}`, 'out'], [`n${i}`, 'in'])),
        wire('logits', [last, 'out'], ['div', 'logits']),
        wire('targets', ['source', 'targets'], ['div', 'targets']),
      ],
    },
    training: {
      steps: 10, batch, optimizer: { name: 'adam' }, learningRate: 0.01, clipNorm: 0, seed: 1, carryState: true,
      reduction: 'mean', validateEvery: 10, sampleEvery: 0, checkpointEvery: 10, ...training,
    },
    data: pairs
      ? [{ type: 'pairs', id: 'd', title: 'd', rows: [{ question: 'a b', answer: 'c' }] }]
      : [{ type: 'corpus', id: 'd', title: 'd', origin: { from: 'embedded', text: 'hello' } }],
    view: { positions: {} },
  });
}

export const textFacts = (symbols: number, timesteps: number): DataFacts => ({
  symbols,
  classes: symbols,
  timesteps,
  lengths: [timesteps],
});

/** Repeatable numbers in [0, 1) for test data. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
