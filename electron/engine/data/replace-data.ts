import { basename, resolve } from 'node:path';
import type { DataSource, UnrollDocument } from '../../../shared/document/schema.ts';
import { readPairsFile } from './read-pairs-file.ts';
import { readingNode, sourceOf } from './load-data.ts';

/**
 * The document with another file as its data: a text for a corpus, a CSV file for numbers, a table of questions
 * and answers for pairs.
 * @throws UserError a table that cannot be read; the others are read later.
 */
export async function withData(document: UnrollDocument, file: string): Promise<UnrollDocument> {
  const old = sourceOf(document, readingNode(document));
  const title = basename(file);
  const source: DataSource =
    old.type === 'pairs'
      ? { type: 'pairs', id: old.id, title, rows: await readPairsFile(file) }
      : { ...old, title, origin: { from: 'file', path: resolve(file) } };
  return { ...document, data: document.data.map((entry) => (entry === old ? source : entry)) };
}
