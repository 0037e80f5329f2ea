import { createHash } from 'node:crypto';
import { wireInto, nodeById } from '../../../shared/document/graph.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import type { Dataset } from '../../../shared/text/dataset.ts';
import { pairsDataset, type PairsParams } from '../../../shared/text/pairs-dataset.ts';
import { textDataset, type TextParams } from '../../../shared/text/text-dataset.ts';
import { readCorpus } from './read-corpus.ts';

/** The data that a document trains on. */
export interface LoadedData {
  /** Id of the source node. */
  readonly node: string;
  readonly title: string;
  readonly dataset: Dataset;
  /** The corpus as it was read; null for a table, whose rows are in the document. */
  readonly text: string | null;
  /** Fingerprint of the text or the rows, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads what the divergence's targets come from.
 * @param text the corpus, where it is known already: a run keeps its own copy.
 * @throws UserError no source, no data, or data that cannot be trained on.
 */
export async function loadData(document: UnrollDocument, documentPath: string | null, text?: string): Promise<LoadedData> {
  const node = readingNode(document);
  const source = sourceOf(document, node);
  const params = paramsOf(node);
  const { title } = source;
  if (source.type === 'pairs') {
    const dataset = pairsDataset(source.rows, params as unknown as PairsParams, title);
    return { node: node.id, title, dataset, text: null, sha256: hash(JSON.stringify(source.rows)) };
  }
  const corpus = text ?? (await readCorpus(source.origin, documentPath));
  const dataset = textDataset(corpus, params as unknown as TextParams, title);
  return { node: node.id, title, dataset, text: corpus, sha256: hash(corpus) };
}

/** One source, read as a node with these params would: for the data tab. */
export async function readSource(
  source: DataSource,
  kind: 'text' | 'pairs',
  params: Record<string, unknown>,
  documentPath: string | null,
): Promise<Dataset> {
  const read = kindById(kind)?.read(params) ?? params;
  return source.type === 'pairs'
    ? pairsDataset(source.rows, read as unknown as PairsParams, source.title)
    : textDataset(await readCorpus(source.origin, documentPath), read as unknown as TextParams, source.title);
}

/** The text or pairs node whose targets are judged. */
export function readingNode({ graph }: UnrollDocument): GraphNode {
  const divergence = graph.nodes.find((node) => node.kind === 'divergence');
  const wire = divergence && wireInto(graph, divergence.id, 'targets');
  const node = wire && nodeById(graph, wire.from.node);
  if (!node || (node.kind !== 'text' && node.kind !== 'pairs')) throw new UserError('errors:data.noReader');
  return node;
}

/** The entry of the document's data that a text or pairs node reads. */
export function sourceOf(document: UnrollDocument, node: GraphNode): DataSource {
  const params = paramsOf(node);
  const id = node.kind === 'text' ? params['corpus'] : params['table'];
  const type = node.kind === 'text' ? 'corpus' : 'pairs';
  const source = document.data.find((entry) => entry.id === id && entry.type === type);
  if (!source) throw new UserError('errors:data.noSource', { node: nodeTitle(node) });
  return source;
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function paramsOf(node: GraphNode): Record<string, unknown> {
  return kindById(node.kind)?.read(node.params) ?? {};
}
