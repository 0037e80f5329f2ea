import { open, stat } from 'node:fs/promises';

export interface DurableOptions {
  /** `wx` fails where the file is there already. */
  readonly flag?: 'w' | 'wx';
  readonly mode?: number;
}

/** Writes a file and returns when its bytes are on the disk. */
export async function writeDurably(path: string, content: string | Uint8Array, { flag = 'w', mode = 0o666 }: DurableOptions = {}): Promise<void> {
  const file = await open(path, flag, mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Puts a file, or the names in a folder, on the disk: a rename is as safe as the bytes only once its folder is there.
 * Windows cannot open folders and does not need it.
 */
export async function syncPath(path: string): Promise<void> {
  if (process.platform === 'win32' && (await stat(path)).isDirectory()) return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
