import fc from 'fast-check';
import { DOCUMENT_VERSION, documentSchema, type UnrollDocument } from '../../document/schema.ts';
import type { TimestepWeights } from '../../document/timestep-weights.ts';
import type { Field } from '../../nodes/fields.ts';
import type { DataFacts, NodeKind, Task } from '../../nodes/kind.ts';
import { checkDocument } from '../check.ts';
import { closeCircles } from './close-circles.ts';
import { GrowingGraph, type Layer, type Params } from './growing-graph.ts';
import { kindUses, layersFor } from './kind-uses.ts';

/** A legal document with what its data looks like: all that is needed to compile it and to run it once. */
export interface RandomGraph {
  readonly document: UnrollDocument;
  readonly facts: DataFacts;
  /** Most parts the batch may be cut into. */
  readonly shards: number;
  /** Of the numbers it is fed. */
  readonly seed: number;
}

/** Sizes stay small: what goes wrong goes wrong with three units, and a failing document can be read. */
function fieldValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'integer':
      return fc.integer({ min: field.min, max: Math.min(field.max, Math.max(field.min, 5)) });
    case 'number':
      return fc.constantFrom(field.default, field.min + 0.3 * (field.max - field.min), field.min);
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'toggle':
      return fc.boolean();
    case 'auto-integer':
      return fc.constant('auto');
    case 'data':
      return fc.constant(field.of);
    case 'node':
    case 'group':
    case 'column':
      return fc.constant('');
    case 'columns':
      return fc.constant([]);
    case 'weights':
      return weights;
  }
}

const steps = fc.integer({ min: 1, max: 4 });
const weights: fc.Arbitrary<TimestepWeights> = fc.oneof(
  fc.constant<TimestepWeights>({ schedule: 'all' }),
  fc.constant<TimestepWeights>({ schedule: 'final' }),
  fc.constantFrom('linear' as const, 'exponential' as const).map((shape): TimestepWeights => ({ schedule: 'ramp', shape })),
  fc.tuple(fc.constantFrom('every' as const, 'first' as const, 'last' as const), steps).map(([schedule, k]): TimestepWeights => ({ schedule, k })),
  fc
    .record({
      from: fc.constantFrom('start' as const, 'end' as const),
      // The first weight is real, so that every sequence is judged somewhere.
      weights: fc.tuple(fc.constantFrom(1, 0.25, 3), fc.array(fc.constantFrom(0, 1, 0.5, 2), { maxLength: 5 })).map(([one, rest]) => [one, ...rest]),
      rest: fc.constantFrom(0, 0.5),
    })
    .map((painted): TimestepWeights => ({ schedule: 'custom', ...painted })),
);

function paramsOf({ fields }: NodeKind): fc.Arbitrary<Params> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldValue(field)])));
}

// Mostly the latest: graphs are more chain than bush.
const pick = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(7) });

const layer = (of: Task): fc.Arbitrary<Layer> =>
  fc.constantFrom(...layersFor(of)).chain((kind) => fc.record({ kind: fc.constant(kind), params: paramsOf(kind), picks: fc.tuple(pick, pick) }));

const optimizer = fc.oneof(
  fc.record({ name: fc.constant('sgd' as const), momentum: fc.constantFrom(0, 0.9) }),
  fc.record({ name: fc.constant('rmsprop' as const), rho: fc.constantFrom(0.9, 0.5), momentum: fc.constantFrom(0, 0.5) }),
  fc.record({ name: fc.constant('adam' as const), beta1: fc.constantFrom(0.9, 0.5) }),
);

const task: fc.Arbitrary<Task> = fc.constantFrom('next-symbol', 'answer');

function factsOf(of: Task): fc.Arbitrary<DataFacts> {
  const size = fc.integer({ min: 2, max: 6 });
  return fc.record({ symbols: fc.oneof({ withCrossShrink: true }, size, fc.constant(300)), classes: size, timesteps: fc.integer({ min: 1, max: 6 }), short: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }) })
    .map(({ symbols, classes, timesteps, short }) =>
      of === 'next-symbol'
        ? { symbols, classes: symbols, timesteps, lengths: [timesteps] }
        : { symbols, classes, timesteps, lengths: [...new Set([...short.filter((length) => length < timesteps), timesteps])].sort((a, b) => a - b) },
    );
}

/** Legal documents: chains and branches over the kinds of the table, with everything about training drawn, too. */
export const randomGraphs: fc.Arbitrary<RandomGraph> = task.chain((of) =>
  fc.record({
    of: fc.constant(of),
    facts: factsOf(of),
    layers: fc.array(layer(of), { minLength: 1, maxLength: 5 }),
    judges: fc.array(judge, { minLength: 1, maxLength: 2 }),
    circles: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
    batch: fc.constantFrom(1, 3, 4, 16, 24),
    shards: fc.constantFrom(1, 2, 3),
    optimizer,
    clipNorm: fc.constantFrom(0, 0.05, 100),
    reduction: fc.constantFrom('mean' as const, 'sum' as const),
    seed: fc.nat(1_000_000),
  }),
).map(({ facts, shards, seed, ...drawn }) => ({ document: documentOf(drawn, facts), facts, shards, seed }));

/** An output and its divergence. */
interface Judge {
  readonly params: Params;
  /** Which vector the output reads. */
  readonly pick: number;
  /** The output reads a table of the graph, if there is one. */
  readonly tie: boolean;
}

const judge: fc.Arbitrary<Judge> = fc.record({
  params: fc.record({ weights, share: fc.constantFrom(1, 0.3, 0) }),
  pick,
  tie: fc.boolean(),
});

interface Drawn {
  readonly of: Task;
  readonly layers: readonly Layer[];
  readonly judges: readonly Judge[];
  /** For `closeCircles`. */
  readonly circles: readonly number[];
  readonly batch: number;
  readonly optimizer: Partial<UnrollDocument['training']['optimizer']>;
  readonly clipNorm: number;
  readonly reduction: 'mean' | 'sum';
}

function documentOf({ of, layers, judges, circles, ...training }: Drawn, facts: DataFacts): UnrollDocument {
  const source = Object.entries(kindUses).flatMap(([kind, use]) => (use.as === 'source' && use.of === of ? [[kind, use.params] as const] : []));
  const begun = new GrowingGraph(facts, emptyDocument(training)).followedBy([...source, ['input', {}], ['one-hot', {}]]);
  const grown = layers.reduce((graph, each) => graph.grown(each), begun);
  const { document } = judges.reduce((graph, { params, ...each }, i) => judged(graph, each, { ...params, ...(i === 0 && { share: 1 }), target: of }), grown);
  return closeCircles(document, facts, circles);
}

/** With an output and a divergence: tied where that is wanted and legal. */
function judged(graph: GrowingGraph, { pick: picked, tie }: Omit<Judge, 'params'>, params: Params): GrowingGraph {
  const plain = graph.followedBy([['output', {}, picked], ['divergence', params]]);
  const tied = tie ? tiedOutputs(graph).map((output) => graph.followedBy([...output, ['divergence', params]])) : [];
  return [...tied, plain].find(({ document, facts }) => checkDocument(document, { n0: facts }).diagnostics.every(({ severity }) => severity !== 'error')) ?? plain;
}

/** Outputs that read a table of the graph, each after what brings the last vector to the table's width. */
function tiedOutputs({ document }: GrowingGraph) {
  return document.graph.nodes
    .filter(({ kind }) => kind === 'embedding' || kind === 'projection')
    .map(({ id, params }) => [['projection', { units: params['units'] }] as const, ['output', { tie: id }] as const]);
}

function emptyDocument(training: Omit<Drawn, 'of' | 'layers' | 'judges' | 'circles'>): UnrollDocument {
  return documentSchema.parse({
    format: 'unroll', version: DOCUMENT_VERSION, id: 'random', title: 'random', graph: { nodes: [], wires: [] }, view: { positions: {} },
    training: { steps: 1, learningRate: 0.01, seed: 1, carryState: true, validateEvery: 1, sampleEvery: 0, checkpointEvery: 1, ...training },
    data: [
      { type: 'pairs', id: 'pairs', title: '', rows: [{ question: 'a', answer: 'b' }] },
      { type: 'corpus', id: 'corpus', title: '', origin: { from: 'embedded', text: 'ab' } },
    ],
  });
}
