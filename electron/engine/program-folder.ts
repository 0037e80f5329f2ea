import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from '../files/durable.ts';
import { writeFailure } from './files/write-safely.ts';

const PREFIX = 'unroll-program-';
const open = new Set<string>();
let swept = false;

/**
 * A new folder with a SavedModel in it. Always a new one: tfjs-node goes on with the session of a path it knows, even
 * where the file has changed.
 */
export async function makeProgramFolder(savedModel: Uint8Array): Promise<string> {
  if (!swept) await sweep();
  const file = join(tmpdir(), `${PREFIX}*`);
  try {
    const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
    open.add(folder);
    await writeDurably(join(folder, 'saved_model.pb'), savedModel);
    return folder;
  } catch (error) {
    throw writeFailure(error, file);
  }
}

export async function removeProgramFolder(folder: string): Promise<void> {
  open.delete(folder);
  await rm(folder, { recursive: true, force: true });
}

/** Folders of processes that were killed. */
async function sweep(): Promise<void> {
  swept = true;
  process.once('exit', () => {
    for (const folder of open) rmSync(folder, { recursive: true, force: true });
  });
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : NaN);
    if (pid > 0 && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any answer but "no such process" means that there is one.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
