import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { parseDocument, serializeDocument } from '../../../shared/document/parse.ts';
import type { DataSource, UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { readFailure } from './file-failure.ts';
import { writeFileSafely } from './write-file-safely.ts';

const largestMegabytes = 64;

/**
 * A document from disk. In the running app the path of a corpus is always absolute; only the file has it relative,
 * so that moving a window's document to another place (Save as) needs no bookkeeping in the window.
 * @throws UserError not there, not readable, too large, or not a document
 */
export async function readDocument(path: string): Promise<UnrollDocument> {
  const document = parseDocument(await readText(path), basename(path));
  return mapCorpusPaths(document, (corpus) => resolve(dirname(path), corpus));
}

/** @throws UserError as `writeFileSafely` */
export async function writeDocument(path: string, document: UnrollDocument): Promise<void> {
  await writeFileSafely(path, serializeDocument(mapCorpusPaths(document, (corpus) => storedPath(corpus, dirname(path)))));
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > largestMegabytes * 2 ** 20)
      throw new UserError('errors:files.tooLarge', { file: basename(path), limit: largestMegabytes });
    return await readFile(path, 'utf8');
  } catch (error) {
    throw readFailure(error, path);
  }
}

/**
 * Relative, with forward slashes, where the corpus lies in the document's folder or beside it and is likely to move
 * with it; a longer way up would break when the document moves, and an absolute path would not.
 */
export function storedPath(corpus: string, folder: string): string {
  if (!isAbsolute(corpus)) return corpus;
  const path = relative(folder, corpus);
  if (isAbsolute(path) || path.startsWith(`..${sep}..`)) return corpus;
  return path.split(sep).join('/');
}

function mapCorpusPaths(document: UnrollDocument, map: (path: string) => string): UnrollDocument {
  return { ...document, data: document.data.map((source) => mapCorpusPath(source, map)) };
}

function mapCorpusPath(source: DataSource, map: (path: string) => string): DataSource {
  if (source.type !== 'corpus' || source.origin.from !== 'file') return source;
  return { ...source, origin: { ...source.origin, path: map(source.origin.path) } };
}
