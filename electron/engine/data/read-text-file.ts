import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/i18n/messages.ts';

const MEGABYTE = 2 ** 20;
/** Larger texts would take minutes and gigabytes before the first step. */
const LIMIT_MB = 64;

const readKeys: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'errors:data.missingFile',
  ENOTDIR: 'errors:data.missingFile',
  EACCES: 'errors:data.noAccess',
  EPERM: 'errors:data.noAccess',
  EISDIR: 'errors:data.notAFile',
};

/** @throws UserError missing, a folder, not readable, over 64 MB, or not text in UTF-8. */
export async function readTextFile(path: string): Promise<string> {
  const bytes = await readBytes(path);
  // A NUL byte is legal UTF-8, but no text has one: it is a binary file, or UTF-16.
  if (bytes.includes(0)) throw new UserError('errors:data.binary', { file: path });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UserError('errors:data.binary', { file: path }, { cause: error });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LIMIT_MB * MEGABYTE)
      throw new UserError('errors:data.tooLarge', { file: path, size: Math.ceil(size / MEGABYTE), limit: LIMIT_MB });
    return await readFile(path);
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error) || !('code' in error)) throw error;
    const code = String(error.code);
    throw new UserError(readKeys[code] ?? 'errors:data.unreadable', { file: path, problem: code }, { cause: error });
  }
}
