import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { CorpusOrigin } from '../../../shared/document/schema.ts';
import { UserError } from '../../../shared/errors.ts';
import { corpora } from '../../../shared/text/corpora.ts';
import { readTextFile } from './read-text-file.ts';

/**
 * The text of a corpus. A file's path is relative to its document, where that has a place.
 * @throws UserError as `readTextFile`, or for a package that is not there.
 */
export async function readCorpus(origin: CorpusOrigin, documentPath: string | null): Promise<string> {
  switch (origin.from) {
    case 'embedded':
      return origin.text;
    case 'file':
      return readTextFile(documentPath ? resolve(dirname(documentPath), origin.path) : resolve(origin.path));
    case 'package':
      return readPackage(origin.name);
  }
}

/** Both packages export a function that reads their parts from disk. */
type ReadParts = () => readonly { readonly title?: string; readonly text: string }[];

function readPackage(name: string): string {
  if (!corpora.some((corpus) => corpus.name === name))
    throw new UserError('errors:data.unknownPackage', { name, known: corpora.map((corpus) => corpus.name).join(', ') });
  const require = createRequire(import.meta.url);
  try {
    require.resolve(name);
  } catch (error) {
    throw new UserError('errors:data.missingPackage', { name }, { cause: error });
  }
  const parts = (require(name) as ReadParts)();
  return parts.map(({ title, text }) => (title ? `${title}\n\n${text}` : text)).join('\n\n');
}
