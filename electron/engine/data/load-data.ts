import { createHash } from 'node:crypto';
import { wireInto, nodeById } from '../../../shared/document/graph.ts';
import type { DataSource, GraphNode, UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { divergencesOf } from '../../../shared/nodes/divergence.ts';
import { kindById } from '../../../shared/nodes/index.ts';
import { nodeTitle } from '../../../shared/nodes/title.ts';
import { readCsv } from '../../../shared/series/csv-table.ts';
import { sequenceDataset, type SequenceParams } from '../../../shared/series/series-dataset.ts';
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
  /** The corpus or CSV file as it was read; null for a table, whose rows are in the document. */
  readonly text: string | null;
  /** Fingerprint of the text or the rows, in hexadecimal. */
  readonly sha256: string;
}

/** The kinds of node that data enters by. */
type SourceKind = 'text' | 'pairs' | 'sequence';

/**
 * Reads what the divergences' targets come from.
 * @param text the corpus or CSV file, where it is known already: a run keeps its own copy.
 * @throws UserError no source, no data, or data that cannot be trained on.
 */
export async function loadData(document: UnrollDocument, documentPath: string | null, text?: string): Promise<LoadedData> {
  const node = readingNode(document);
  const source = sourceOf(document, node);
  const { title } = source;
  const known = text ?? (await textOf(source, documentPath));
  const sha256 = hash(known ?? JSON.stringify(source.type === 'pairs' ? source.rows : null));
  return { node: node.id, title, dataset: datasetOf(source, paramsOf(node), known ?? ''), text: known, sha256 };
}

/** One source, read as a node with these params would: for the data tab. */
export async function readSource(
  source: DataSource,
  kind: SourceKind,
  params: Record<string, unknown>,
  documentPath: string | null,
): Promise<Dataset> {
  return datasetOf(source, kindById(kind)?.read(params) ?? params, (await textOf(source, documentPath)) ?? '');
}

function datasetOf(source: DataSource, params: Record<string, unknown>, text: string): Dataset {
  switch (source.type) {
    case 'pairs':
      return pairsDataset(source.rows, params as unknown as PairsParams, source.title);
    case 'corpus':
      return textDataset(text, params as unknown as TextParams, source.title);
    case 'csv':
      return sequenceDataset(readCsv(text, source.title), params as unknown as SequenceParams);
  }
}

async function textOf(source: DataSource, documentPath: string | null): Promise<string | null> {
  return source.type === 'pairs' ? null : readCorpus(source.origin, documentPath);
}

/** The source node whose targets are judged. */
export function readingNode({ graph }: UnrollDocument): GraphNode {
  const [divergence] = divergencesOf(graph);
  const wire = divergence && wireInto(graph, divergence.node.id, 'targets');
  const node = wire && nodeById(graph, wire.from.node);
  if (!node || !dataField(node)) throw new UserError('errors:data.noReader');
  return node;
}

/** The entry of the document's data that a source node reads. */
export function sourceOf(document: UnrollDocument, node: GraphNode): DataSource {
  const field = dataField(node);
  const id = field && paramsOf(node)[field.name];
  const source = document.data.find((entry) => entry.id === id && entry.type === field?.of);
  if (!source) throw new UserError('errors:data.noSource', { node: nodeTitle(node) });
  return source;
}

function dataField(node: GraphNode): { readonly name: string; readonly of: DataSource['type'] } | null {
  for (const [name, field] of Object.entries(kindById(node.kind)?.fields ?? {})) if (field.type === 'data') return { name, of: field.of };
  return null;
}

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function paramsOf(node: GraphNode): Record<string, unknown> {
  return kindById(node.kind)?.read(node.params) ?? {};
}
