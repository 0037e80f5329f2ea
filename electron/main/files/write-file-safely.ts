import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from './file-failure.ts';

/**
 * Replaces a file whole or not at all: the new bytes lie on the disk under another name before they take the old
 * file's place, so that neither a full disk nor a power cut leaves half a file.
 * @throws UserError no room, no permission, read-only disk, folder gone; the old file is then as it was.
 */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<void> {
  try {
    // A link stays a link: what it points to is replaced.
    const target = await realpath(path).catch(() => path);
    const partial = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await writePartial(partial, content, await modeOf(target));
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncFolder(dirname(target));
  } catch (error) {
    throw writeFailure(error, path);
  }
}

async function writePartial(partial: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(partial, 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mode ?? 0o666;
}

/** The new name is as safe as the bytes only once the folder is on the disk; Windows has no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
