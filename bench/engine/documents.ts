import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from '../../shared/document/parse.ts';
import type { CorpusOrigin, Training, UnrollDocument } from '../../shared/document/schema.ts';

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
