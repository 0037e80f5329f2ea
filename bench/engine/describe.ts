// A template's network in the words of bench/workloads.mjs, so that peers can build it. Prints one JSON line: {network}, or
// {reason} where it is not a chain of layers that every framework has.
// usage: describe template
import { compileFor, requireSoundGraph } from '../../electron/engine/compile.ts';
import { loadData } from '../../electron/engine/data/load-data.ts';
import { topologicalOrder } from '../../shared/document/graph.ts';
import type { GraphNode } from '../../shared/document/schema.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { factsOf, rowsFor } from '../../shared/text/dataset.ts';
import { template } from './documents.ts';
import type { Layer, Network } from './network.ts';

/** Layers that every peer has. */
const kinds: ReadonlySet<string> = new Set(['projection', 'dense', 'rnn', 'lstm', 'gru', 'dropout']);

const document = await template(process.argv[2] ?? '');
requireSoundGraph(document);
const { node, dataset } = await loadData(document, null);
const rows = rowsFor(dataset, document.training.batch);
const program = compileFor(document, node, factsOf(dataset), { functions: ['train'], rows, shards: 1 });
console.log(JSON.stringify(described()));

function described(): { readonly network: Network } | { readonly reason: string } {
  const { sorted } = topologicalOrder(document.graph);
  const middle = sorted.filter(({ kind }) => !['text', 'pairs', 'input', 'one-hot', 'output', 'divergence'].includes(kind));
  const strange = middle.find(({ kind }) => !kinds.has(kind));
  if (strange) return { reason: `the peers have no ${strange.kind}` };
  const [judge, second] = divergencesOf(document.graph);
  if (!judge || second) return { reason: 'it has several divergences' };
  if (sorted.some(({ id }) => document.graph.wires.filter(({ from }) => from.node === id && from.port === 'out').length > 1))
    return { reason: 'it branches' };
  const { schedule } = judge.params.weights;
  if (schedule !== 'all' && schedule !== 'final') return { reason: `it weighs its timesteps by the schedule ${schedule}` };
  const { optimizer, learningRate, clipNorm } = document.training;
  const { timesteps, symbols, classes, batch } = program;
  const sizes = { timesteps, symbols, classes, batch };
  return {
    network: { input: 'symbols', ...sizes, judged: schedule, loss: 'cross-entropy', layers: middle.map(layerOf), optimizer, learningRate, clipNorm },
  };
}

function layerOf({ kind, params }: GraphNode): Layer {
  return { ...kindById(kind)?.read(params), kind: kind as Layer['kind'] };
}
