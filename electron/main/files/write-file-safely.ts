import { randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncPath, writeDurably } from '../../files/durable.ts';
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
      await writeDurably(partial, content, { flag: 'wx', mode: await modeOf(target) });
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncPath(dirname(target));
  } catch (error) {
    throw writeFailure(error, path);
  }
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.mode ?? 0o666;
}
