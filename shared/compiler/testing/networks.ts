import { DOCUMENT_VERSION, documentSchema, type UnrollDocument } from '../../document/schema.ts';
import type { TimestepWeights } from '../../document/timestep-weights.ts';
import { measureOf } from '../../nodes/divergence.ts';
import type { DataFacts } from '../../nodes/kind.ts';

/** Small documents for the compiler's tests. */

interface CommonOptions {
  readonly weights?: TimestepWeights;
  readonly pairs?: boolean;
  /** A source of real numbers in the place of the text or table; the first layer reads it. */
  readonly numbers?: 'forecast' | 'answer';
  readonly batch?: number;
  readonly training?: Partial<UnrollDocument['training']>;
  /** Of the divergence `div`. */
  readonly share?: number;
  /** Another way from a node on: layers m1, m2, …, an output, and the divergence `div2`. */
  readonly branch?: Pick<ChainOptions, 'layers' | 'weights' | 'share'> & { readonly after: string };
}

export interface ChainOptions extends CommonOptions {
  readonly layers: readonly (readonly [kind: string, params?: Record<string, unknown>])[];
}

export interface DrawingOptions extends CommonOptions {
  /** Beside `source`, `x` (the input node), `out` (the output node) and `div`. */
  readonly nodes: Readonly<Record<string, readonly [kind: string, params?: Record<string, unknown>]>>;
  /** "a > b" or "a > b.port"; from x and to out, too. */
  readonly wires: readonly string[];
  /** Params of the output node. */
  readonly out?: Record<string, unknown>;
}

export type NetworkOptions = ChainOptions | DrawingOptions;

export function network(options: NetworkOptions): UnrollDocument {
  return 'layers' in options ? chain(options) : drawing(options);
}

/** source -> input -> layers -> output -> divergence; ids n0, n1, … */
export function chain({ layers, ...common }: ChainOptions): UnrollDocument {
  const middle = [...(common.numbers ? [] : [['input', {}] as const]), ...layers, ['output', {}] as const];
  const ids = middle.map((_, i) => `n${i}`);
  return documentOf(
    Object.fromEntries(middle.map((node, i) => [`n${i}`, node])),
    middle.map((_, i) => ({ id: `w${i}`, ends: `${i === 0 ? `source.${common.numbers ? 'values' : 'symbols'}` : `n${i - 1}`} > n${i}` })),
    ids.at(-1) ?? '',
    common,
  );
}

/** source -> x -> the nodes as they are wired -> out -> divergence */
export function drawing({ nodes, wires, out = {}, ...common }: DrawingOptions): UnrollDocument {
  return documentOf(
    { x: ['input', {}], ...nodes, out: ['output', out] },
    ['source.symbols > x', ...wires].map((ends, i) => ({ id: `w${i}`, ends })),
    'out',
    common,
  );
}

function documentOf(
  nodes: DrawingOptions['nodes'],
  wires: readonly { readonly id: string; readonly ends: string }[],
  last: string,
  { weights, share, pairs = false, numbers, batch = 4, training = {}, branch }: CommonOptions,
): UnrollDocument {
  const target = numbers ?? (pairs ? 'answer' : 'next-symbol');
  const divergence = (of: Pick<CommonOptions, 'weights' | 'share'>) =>
    ['divergence', { kind: measureOf[target], target, weights: of.weights ?? { schedule: 'all' }, share: of.share ?? 1 }] as const;
  const other = branch ? [...branch.layers, ['output', {}] as const] : [];
  const all = {
    source: numbers ? (['sequence', { table: 'd', task: numbers }] as const) : ([pairs ? 'pairs' : 'text', pairs ? { table: 'd' } : { corpus: 'd' }] as const),
    ...nodes,
    div: divergence({ ...(weights && { weights }), ...(share !== undefined && { share }) }),
    ...Object.fromEntries(other.map((node, i) => [`m${i + 1}`, node])),
    ...(branch ? { div2: divergence(branch) } : {}),
  };
  const ends = (id: string, last: string) => [{ id: `logits ${id}`, ends: `${last} > ${id}.logits` }, { id: `targets ${id}`, ends: `source.targets > ${id}.targets` }];
  return documentSchema.parse({
    format: 'unroll',
    version: DOCUMENT_VERSION,
    id: 'test',
    title: 'test',
    graph: {
      nodes: Object.entries(all).map(([id, [kind, params]]) => ({ id, kind, params: params ?? {}, kindVersion: 1, name: '' })),
      wires: [
        ...wires,
        ...ends('div', last),
        ...other.map((_, i) => ({ id: `m${i}`, ends: `${i === 0 ? branch?.after ?? '' : `m${i}`} > m${i + 1}` })),
        ...(branch ? ends('div2', `m${other.length}`) : []),
      ].map(wireOf),
    },
    training: {
      steps: 10, batch, optimizer: { name: 'adam' }, learningRate: 0.01, clipNorm: 0, seed: 1, carryState: true,
      reduction: 'mean', validateEvery: 10, sampleEvery: 0, checkpointEvery: 10, ...training,
    },
    data: numbers
      ? [{ type: 'csv', id: 'd', title: 'd', origin: { from: 'embedded', text: 'a\n1' } }]
      : pairs
      ? [{ type: 'pairs', id: 'd', title: 'd', rows: [{ question: 'a b', answer: 'c' }] }]
      : [{ type: 'corpus', id: 'd', title: 'd', origin: { from: 'embedded', text: 'hello' } }],
    view: { positions: {} },
  });
}

function wireOf({ id, ends }: { readonly id: string; readonly ends: string }) {
  const [from = '', to = ''] = ends.split(' > ');
  const end = (text: string, usual: string) => {
    const [node = '', port = usual] = text.split('.');
    return { node, port };
  };
  return { id, from: end(from, 'out'), to: end(to, 'in') };
}

export const textFacts = (symbols: number, timesteps: number): DataFacts => ({
  symbols,
  classes: symbols,
  timesteps,
  lengths: [timesteps],
});

export const numberFacts = (channels: number, timesteps: number): DataFacts => ({ symbols: 0, classes: channels, channels, timesteps, lengths: [timesteps] });

/** Repeatable numbers in [0, 1) for test data. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
