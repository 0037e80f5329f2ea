import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../shared/errors.ts';
import { syncPath } from '../files/durable.ts';

/**
 * Lets `fill` write a folder beside `path` and renames it there only when all of it is on the disk, so that `path` is
 * never half an export. An earlier export at `path` is replaced; anything else there is left alone.
 * @param own names of files that an export consists of
 * @throws UserError the disk is full or may not be written, or `path` holds something else
 */
export async function writeNewFolder<T>(path: string, own: readonly string[], fill: (folder: string) => Promise<T>): Promise<T> {
  const replaces = await holdsExport(path, own);
  const partial = `${path}.${randomBytes(4).toString('hex')}.partial`;
  try {
    await mkdir(partial);
    const result = await fill(partial);
    await syncAll(partial);
    if (replaces) await replaceFolder(partial, path);
    else await rename(partial, path);
    await syncPath(dirname(path));
    return result;
  } catch (error) {
    throw writeFailure(error, path);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** A folder cannot be renamed over one that holds files, so the old one steps aside first. */
async function replaceFolder(partial: string, path: string): Promise<void> {
  const old = `${partial}.old`;
  await rename(path, old);
  try {
    await rename(partial, path);
  } catch (error) {
    await rename(old, path);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function holdsExport(path: string, own: readonly string[]): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) return false;
  if (!found.isDirectory()) throw new UserError('errors:export.isFile', { path });
  const names = await readdir(path);
  if (names.some((name) => !own.includes(name))) throw new UserError('errors:export.notEmpty', { path });
  return true;
}

async function syncAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) await syncPath(join(folder, name));
  await syncPath(folder);
}

function writeFailure(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const options = { cause: error };
  switch (code) {
    case '':
      return error;
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('errors:export.diskFull', { path }, options);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UserError('errors:export.notWritable', { path }, options);
    case 'ENOENT':
    case 'ENOTDIR':
      return new UserError('errors:export.noFolder', { path }, options);
    default:
      return new UserError('errors:export.unwritable', { path, problem: code }, options);
  }
}
