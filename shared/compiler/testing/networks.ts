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
  /** Of the divergence `div`. */
  readonly share?: number;
  /** Another way from the n-th node on: layers m1, m2, …, an output, and the divergence `div2`. */
  readonly branch?: Pick<NetworkOptions, 'layers' | 'weights' | 'share'> & { readonly after: number };
}

/** source -> input n0 -> layers n1, n2, … -> output -> divergence */
export function chain({ layers, weights = { schedule: 'all' }, pairs = false, batch = 4, training = {}, share = 1, branch }: NetworkOptions): UnrollDocument {
  const target = pairs ? 'answer' : 'next-symbol';
  const middle = [['input', {}] as const, ...layers, ['output', {}] as const];
  const other = branch ? [...branch.layers, ['output', {}] as const] : [];
  const divergence = (id: string, of: Pick<NetworkOptions, 'weights' | 'share'>) => ({
    id,
    kind: 'divergence',
    params: { kind: 'cross-entropy', target, weights: of.weights ?? { schedule: 'all' }, share: of.share ?? 1 },
  });
  const nodes = [
    { id: 'source', kind: pairs ? 'pairs' : 'text', params: pairs ? { table: 'd' } : { corpus: 'd' } },
    ...middle.map(([kind, params], i) => ({ id: `n${i}`, kind, params: params ?? {} })),
    divergence('div', { weights, share }),
    ...other.map(([kind, params], i) => ({ id: `m${i + 1}`, kind, params: params ?? {} })),
    ...(branch ? [divergence('div2', branch)] : []),
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
        ...other.map((_, i) => wire(`v${i}`, [i === 0 ? `n${branch?.after ?? 0}` : `m${i}`, 'out'], [`m${i + 1}`, 'in'])),
        ...(branch ? [wire('logits2', [`m${other.length}`, 'out'], ['div2', 'logits']), wire('targets2', ['source', 'targets'], ['div2', 'targets'])] : []),
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
