import { open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { RequestOutput } from '../../../shared/ipc/contract.ts';
import { columnNames } from '../../../shared/series/csv-table.ts';
import { readFailure } from './file-failure.ts';

/** Bytes of a file in which its first line is looked for. */
const BEGINNING = 65_536;

/** A text file as a document names it; null: none was chosen. */
export function corpusAt(path: string | null): RequestOutput<'corpus.choose'> {
  return path === null ? null : { title: titleOf(path), origin: { from: 'file', path } };
}

/**
 * A table as a document names it, with the names of its columns, read from its beginning; null: none was chosen.
 * @throws UserError it cannot be read
 */
export async function tableAt(path: string | null): Promise<RequestOutput<'csv.choose'>> {
  if (path === null) return null;
  return { title: titleOf(path), columns: columnNames(await beginningOf(path)), origin: { from: 'file', path } };
}

function titleOf(path: string): string {
  return basename(path, extname(path));
}

async function beginningOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING) });
      return buffer.subarray(0, bytesRead).toString('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    throw readFailure(error, path);
  }
}
