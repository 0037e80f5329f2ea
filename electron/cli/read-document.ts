import { parseDocument } from '../../shared/document/parse.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { readTextFile } from '../engine/data/read-text-file.ts';

/** @throws UserError a file that cannot be read or is not a document. */
export async function readDocument(file: string): Promise<UnrollDocument> {
  return parseDocument(await readTextFile(file), file);
}
