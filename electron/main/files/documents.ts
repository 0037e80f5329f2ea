import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { parseDocument, serializeDocument } from '../../../shared/document/parse.ts';
import type { DataSource, UnrollDocument } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { readFailure } from './file-failure.ts';
import { writeFileSafely } from './write-file-safely.ts';

const largestMegabytes = 64;

/** A document and the stamp of the bytes it was read from. */
export interface StampedDocument {
  readonly document: UnrollDocument;
  readonly stamp: string;
}

/**
 * A document from disk. In the running app the path of a corpus or table is always absolute; only the file has it relative,
 * so that moving a window's document to another place (Save as) needs no bookkeeping in the window.
 * @throws UserError not there, not readable, too large, or not a document
 */
export async function readDocument(path: string): Promise<StampedDocument> {
  const bytes = await readBytes(path);
  const document = parseDocument(textOf(bytes, path), basename(path));
  return { document: mapDataPaths(document, (data) => resolve(dirname(path), data)), stamp: stampOfBytes(bytes) };
}

/**
 * Returns the stamp of what is in the file now.
 * @throws UserError as `writeFileSafely`, or too large to be opened again
 */
export async function writeDocument(path: string, document: UnrollDocument): Promise<string> {
  const bytes = Buffer.from(serializeDocument(mapDataPaths(document, (data) => storedPath(data, dirname(path)))));
  if (bytes.length > largestMegabytes * 2 ** 20)
    throw new UserError('errors:files.tooLargeToSave', { file: basename(path), limit: largestMegabytes });
  await writeFileSafely(path, bytes);
  return stampOfBytes(bytes);
}

/** Tells one content of a file from another; null: it is not there, or may not be read. */
export async function stampOf(path: string): Promise<string | null> {
  return readFile(path).then(stampOfBytes, () => null);
}

/** Do both name one file, through links, too? */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  return a === b || (await real(a)) === (await real(b));
}

function stampOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > largestMegabytes * 2 ** 20)
      throw new UserError('errors:files.tooLarge', { file: basename(path), limit: largestMegabytes });
    return await readFile(path);
  } catch (error) {
    throw readFailure(error, path);
  }
}

/** UTF-8, with or without a byte order mark; anything else would be saved with other letters than it was read with. */
function textOf(bytes: Buffer, path: string): string {
  if (bytes.length === 0) throw new UserError('errors:document.empty', { file: basename(path) });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError('errors:document.notUtf8', { file: basename(path) }, { cause: error });
  }
}

/**
 * Relative, with forward slashes, where the data lies in the document's folder or beside it and is likely to move
 * with it; a longer way up would break when the document moves, and an absolute path would not.
 */
export function storedPath(corpus: string, folder: string): string {
  if (!isAbsolute(corpus)) return corpus;
  const path = relative(folder, corpus);
  if (isAbsolute(path) || path.startsWith(`..${sep}..`)) return corpus;
  return path.split(sep).join('/');
}

function mapDataPaths(document: UnrollDocument, map: (path: string) => string): UnrollDocument {
  return { ...document, data: document.data.map((source) => mapDataPath(source, map)) };
}

function mapDataPath(source: DataSource, map: (path: string) => string): DataSource {
  if (source.type === 'corpus' && source.origin.from === 'file') return { ...source, origin: { ...source.origin, path: map(source.origin.path) } };
  if (source.type === 'csv' && source.origin.from === 'file') return { ...source, origin: { ...source.origin, path: map(source.origin.path) } };
  return source;
}
