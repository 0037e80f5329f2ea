// Crash safety in one place: a folder is prepared under a partial name and renamed when it is whole, its stamp is written
// last, and a partial name whose process is gone is swept away. Killed at any moment, nothing half-done is ever trusted.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheDir } from './paths.mjs';

const stampName = 'unroll-stamp.json';

/** The sha256 of a file's bytes. */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** A short key made of texts: the name of a cached thing changes with everything it was made from. */
export function keyOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/** True where the folder was finished: its stamp is there and the files it names still have their sizes. */
export function isWhole(folder) {
  const stamp = readJson(join(folder, stampName));
  if (stamp === null) return false;
  return Object.entries(stamp.files).every(([name, size]) => sizeOf(join(folder, name)) === size);
}

/**
 * Makes `folder` whole: `fill(partial)` writes into an empty folder next to it and returns the names of the files to
 * watch; the folder then takes its name in one rename. Does nothing where the folder is whole already.
 */
export async function makeFolder(folder, fill) {
  if (isWhole(folder)) return folder;
  await rm(folder, { recursive: true, force: true });
  const partial = partialPath(dirname(folder));
  await mkdir(partial, { recursive: true });
  try {
    const names = await fill(partial);
    const files = Object.fromEntries(names.map((name) => [name, sizeOf(join(partial, name))]));
    await writeDurably(join(partial, stampName), JSON.stringify({ made: new Date().toISOString(), files }, null, 2));
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another checkout's set-up may have made the same folder meanwhile: its copy is as good as ours.
    if (!isWhole(folder)) throw error;
  }
  return folder;
}

/** Writes a small file so that a reader sees the old or the new text, never half of one. */
export async function writeDurably(path, text) {
  await mkdir(dirname(path), { recursive: true });
  const partial = partialPath(dirname(path));
  const file = await open(partial, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}

/** Puts a cached file in its place: a hard link (no disk space, a real file for the packager), else a copy. */
export async function place(from, to) {
  await mkdir(dirname(to), { recursive: true });
  const partial = partialPath(dirname(to));
  try {
    await link(from, partial);
  } catch {
    await copyFile(from, partial);
  }
  await rename(partial, to);
  // Renaming one link of a file onto another link of it does nothing: the partial name would stay.
  await rm(partial, { force: true });
}

/** A name nobody else uses, carrying the process that owns it. */
export function partialPath(folder) {
  counter += 1;
  return join(folder, `.partial-${process.pid}-${Date.now()}-${counter}`);
}

let counter = 0;

/** Removes partial files and folders whose process is gone. */
export async function sweep(folder = cacheDir) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = /^\.partial-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // In a container nobody may collect a killed process: it keeps its number, but it is gone.
  if (process.platform !== 'linux') return true;
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The file's JSON, or null where there is no such file or it is not JSON. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

export function sizeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
