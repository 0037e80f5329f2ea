import { rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { syncPath, writeDurably } from '../../files/durable.ts';

/**
 * Replaces a file whole or not at all. Not by a library: two that are meant for it were seen to replace a good file by a
 * truncated one on a full disk, and to report success.
 * @throws UserError no room, or no permission; the old file is then as it was.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeDurably(partial, content);
    await rename(partial, path);
    await syncPath(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw writeFailure(error, path);
  }
}

/** The sentence for a failed write; errors that are not the file system's pass unchanged. */
export function writeFailure(error: unknown, path: string): unknown {
  if (error instanceof UserError || !(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new UserError('errors:engine.diskFull', { file: basename(path) }, { cause: error });
  return new UserError('errors:engine.cannotWrite', { file: path, problem: code }, { cause: error });
}
