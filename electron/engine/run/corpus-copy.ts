import { link, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../shared/errors.ts';
import { hash } from '../data/load-data.ts';
import { readTextFile } from '../data/read-text-file.ts';
import { replaceFile, writeFailure } from '../files/write-safely.ts';
import type { EngineRun } from './run-folder.ts';

const FOLDER = 'data';

/**
 * Keeps the corpus in the run's folder, named by its hash, so that the run can go on when the file has changed or moved.
 * Runs beside each other share one copy on the disk by hard links. Gives the path within the folder.
 */
export async function keepCorpus(folder: string, text: string, sha256: string): Promise<string> {
  const file = join(FOLDER, `${sha256}.txt`);
  const place = join(folder, file);
  try {
    await mkdir(join(folder, FOLDER), { recursive: true });
    if (!(await linkFromSibling(folder, file))) await replaceFile(place, text);
  } catch (error) {
    throw writeFailure(error, place);
  }
  return file;
}

/** @throws UserError where the copy is gone or is not what was trained on. */
export async function readCorpusCopy(folder: string, { id, data }: EngineRun): Promise<string> {
  if (data.file === null) throw new UserError('errors:data.lostData', { run: id });
  const text = await readTextFile(join(folder, data.file)).catch((error: unknown) => {
    throw new UserError('errors:data.lostData', { run: id }, { cause: error });
  });
  if (hash(text) !== data.sha256) throw new UserError('errors:engine.otherData', { folder });
  return text;
}

async function linkFromSibling(folder: string, file: string): Promise<boolean> {
  const runs = dirname(folder);
  const siblings = await readdir(runs, { withFileTypes: true });
  for (const sibling of siblings) {
    const other = join(runs, sibling.name, file);
    if (!sibling.isDirectory() || join(runs, sibling.name) === folder) continue;
    // Not there, or a disk without hard links: the next one, or a copy of its own.
    if (await link(other, join(folder, file)).then(() => true, () => false)) return true;
  }
  return false;
}
