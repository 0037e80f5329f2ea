import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { elman } from '../../shared/compiler/testing/hand-wired.ts';
import { chain, drawing, numbers } from '../../shared/compiler/testing/networks.ts';
import { parseDocument } from '../../shared/document/parse.ts';
import type { CorpusOrigin, Training, UnrollDocument } from '../../shared/document/schema.ts';
import type { Layer, Network, Work } from './network.ts';

/** The template as the app ships it; the bench is started in the root of the checkout. */
export async function template(id: string): Promise<UnrollDocument> {
  const file = join('templates', `${id}.unroll.json`);
  return parseDocument(await readFile(file, 'utf8'), file);
}

export interface Changes {
  readonly origin?: CorpusOrigin;
  readonly training?: Partial<Training>;
  /** By kind of node. */
  readonly params?: Readonly<Record<string, Record<string, unknown>>>;
}

export function changed(document: UnrollDocument, { origin, training, params = {} }: Changes): UnrollDocument {
  return {
    ...document,
    graph: {
      ...document.graph,
      nodes: document.graph.nodes.map((node) => ({ ...node, params: { ...node.params, ...params[node.kind] } })),
    },
    training: { ...document.training, ...training },
    data: document.data.map((source) => (source.type === 'corpus' && origin ? { ...source, origin } : source)),
  };
}

/** Nothing but training: no validation, sample or checkpoint on the way. */
export const trainingOnly = { validateEvery: 10_000_000, sampleEvery: 0, checkpointEvery: 10_000_000 } as const;

/** The cadence of a new document. */
export const newRunCadence = { validateEvery: 100, sampleEvery: 100, checkpointEvery: 100 } as const;

/** What is to be trained, with nothing but training, for as many steps as the work asks for. */
export async function documentOf({ network, template: name, stepsARepetition, repetitions, warmUp }: Work): Promise<UnrollDocument> {
  const training = { ...trainingOnly, steps: (warmUp + repetitions) * stepsARepetition };
  if (name !== undefined) return changed(await template(name), { training });
  if (!network) throw new Error('no network and no template');
  return changed(networkDocument(network, stepsARepetition), { training });
}

/** A network on as much random text as the peers get: one pass over it is one repetition, windows shuffled as theirs are. */
function networkDocument(network: Network, stepsARepetition: number): UnrollDocument {
  const { timesteps, symbols, batch, judged, layers, optimizer, learningRate, clipNorm } = network;
  const next = numbers(1);
  const length = Math.max(symbols, batch * timesteps * stepsARepetition + 1);
  // Each symbol once, so that the vocabulary is as large as it should be; ideographs, since no normalisation touches them.
  const drawn = Array.from({ length }, (_, i) => (i < symbols ? i : Math.floor(next() * symbols)));
  const text = drawn.map((symbol) => String.fromCodePoint(0x4e00 + symbol)).join('');
  const common = { weights: { schedule: judged }, batch, training: { optimizer, learningRate, clipNorm, carryState: false } };
  const [first] = layers;
  const document =
    first?.kind === 'elman' ? drawing({ ...elman(first.units ?? 0), ...common }) : chain({ layers: [['one-hot'], ...layers.map(nodeOf)], ...common });
  return changed(document, { origin: { from: 'embedded', text }, params: { text: { window: timesteps, validation: 0 } } });
}

function nodeOf({ kind, ...params }: Layer): readonly [string, Record<string, unknown>] {
  return [kind, params];
}
