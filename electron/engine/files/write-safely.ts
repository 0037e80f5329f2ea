import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { UserError } from '../../../shared/errors.ts';

/**
 * Replaces a file whole or not at all. Not by a library: two that are meant for it were seen to replace a good file by a
 * truncated one on a full disk, and to report success.
 * @throws UserError no room, or no permission; the old file is then as it was.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeSynced(partial, content);
    await rename(partial, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw writeFailure(error, path);
  }
}

/** Writes a new file, or over an old one, and returns when its bytes are on the disk. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is as safe as the bytes only once its folder is on the disk; Windows has no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
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
