import { basename } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import type { MessageKey } from '../../../shared/i18n/messages.ts';

const writeKeys: Readonly<Record<string, MessageKey>> = {
  ENOSPC: 'errors:files.diskFull',
  EDQUOT: 'errors:files.diskFull',
  EFBIG: 'errors:files.diskFull',
  EACCES: 'errors:files.notWritable',
  EPERM: 'errors:files.notWritable',
  EBUSY: 'errors:files.notWritable',
  EISDIR: 'errors:files.isFolder',
  ENOTEMPTY: 'errors:files.isFolder',
  EROFS: 'errors:files.readOnly',
  ENOENT: 'errors:files.noFolder',
  ENOTDIR: 'errors:files.noFolder',
  ENAMETOOLONG: 'errors:files.nameTooLong',
};

const readKeys: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'errors:files.missing',
  ENOTDIR: 'errors:files.missing',
  EACCES: 'errors:files.noAccess',
  EPERM: 'errors:files.noAccess',
  EISDIR: 'errors:files.isFolder',
};

/** One sentence for a failed write of `path`; errors that are not the file system's pass unchanged. */
export function writeFailure(error: unknown, path: string): unknown {
  return fileFailure(error, path, writeKeys, 'errors:files.unwritable');
}

export function readFailure(error: unknown, path: string): unknown {
  return fileFailure(error, path, readKeys, 'errors:files.unreadable');
}

function fileFailure(error: unknown, path: string, keys: Readonly<Record<string, MessageKey>>, other: MessageKey): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) return error;
  return new UserError(keys[code] ?? other, { file: basename(path), problem: code }, { cause: error });
}
