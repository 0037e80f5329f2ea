import type { GraphNode, Training, UnrollDocument } from '../../shared/document/schema.ts';
import { resolveWeights, timestepWeightsSchema, type TimestepWeights } from '../../shared/document/timestep-weights.ts';
import type { DatasetFacts } from '../../shared/ipc/contract.ts';
import { t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import type { Tokeniser } from '../../shared/text/symbols.ts';

/** Layers with memory in a few words, "LSTM 128"; the dense ones where nothing remembers; '' where there is neither. */
export function networkLine(document: UnrollDocument): string {
  const layers = (of: (node: GraphNode) => boolean): string =>
    document.graph.nodes
      .filter((node) => of(node) && typeof node.params['units'] === 'number')
      .map((node) => `${nodeTitle(node)} ${String(node.params['units'])}`)
      .join(', ');
  return layers((node) => kindById(node.kind)?.role === 'recurrence') || layers((node) => node.kind === 'dense');
}

/** The weights that the run's divergence judges its timesteps with. */
export function weightsOf(document: UnrollDocument): TimestepWeights {
  const node = document.graph.nodes.find(({ kind }) => kind === 'divergence');
  const parsed = timestepWeightsSchema.safeParse(node?.params['weights']);
  return parsed.success ? parsed.data : { schedule: 'all' };
}

/** The schedule in a word or two, as it follows "w": "all", "last 10". */
export function weightsLine(weights: TimestepWeights): string {
  const count = 'k' in weights ? weights.k : 0;
  return t(`training:weights.${weights.schedule}`, { count });
}

/**
 * w_t for t = 1 … timesteps. Shorter sequences than the longest are padded on the left, so their weights lie at its
 * right end; a schedule counted from the start moves along with each sequence.
 */
export function weightsByTimestep(document: UnrollDocument, timesteps: number): Float32Array {
  return resolveWeights(weightsOf(document), timesteps);
}

export function sourceNode(document: UnrollDocument): GraphNode | undefined {
  return document.graph.nodes.find(({ kind }) => kind === 'text' || kind === 'pairs');
}

export function tokeniserOf(document: UnrollDocument): Tokeniser {
  const source = sourceNode(document);
  const fallback = source?.kind === 'pairs' ? 'word' : 'character';
  const symbols = source?.params['symbols'] ?? fallback;
  return { symbols: symbols === 'word' ? 'word' : 'character', lowercase: (source?.params['lowercase'] ?? source?.kind === 'pairs') === true };
}

export interface PairRow {
  readonly question: string;
  readonly answer: string;
}

/** The table that a question/answer run learned from; empty for text. */
export function pairRows(document: UnrollDocument): readonly PairRow[] {
  const table = sourceNode(document)?.params['table'];
  const source = document.data.find(({ id, type }) => type === 'pairs' && id === table) ?? document.data.find(({ type }) => type === 'pairs');
  return source?.type === 'pairs' ? source.rows : [];
}

/** Loss of guessing with equal odds among the classes, nats: ln V. */
export function guessingLoss(dataset: DatasetFacts | null): { readonly classes: number; readonly loss: number } | null {
  // A forecast has channels, not classes, to guess among.
  const classes = dataset?.series && dataset.answers.length === 0 ? 0 : (dataset?.facts.classes ?? 0);
  return classes > 1 ? { classes, loss: Math.log(classes) } : null;
}

export type Mend = 'clip' | 'rate' | 'clip-and-rate';

/**
 * Training settings that keep a run from blowing up again: gradients clipped at norm 1, or a tenth of the learning
 * rate, and never a rate above 0.01 (1e9 divided by ten would only fail again).
 */
export function mended(training: Training, mend: Mend): Training {
  const rate = Math.min(training.learningRate / 10, 0.01);
  return {
    ...training,
    ...(mend === 'rate' ? {} : { clipNorm: 1 }),
    ...(mend === 'clip' ? {} : { learningRate: Number(rate.toPrecision(2)) }),
  };
}

/** Which mend helps: clipping first, where it is off and the rate is one that people use; else a smaller rate, too. */
export function fittingMend(training: Training): Mend {
  const wild = training.learningRate > 0.1;
  const clipped = training.clipNorm > 0 && training.clipNorm <= 1;
  if (clipped) return 'rate';
  return wild ? 'clip-and-rate' : 'clip';
}
