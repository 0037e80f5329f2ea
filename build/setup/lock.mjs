// One set-up at a time in a checkout: two `npm ci` in one node_modules would tear it. The lock names its process and is
// touched every two seconds, so that a killed owner (or a number given to a new process) does not hold it for ever.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, partialPath } from './files.mjs';
import { stateDir } from './paths.mjs';
import { say } from './say.mjs';

const staleAfterMs = 60_000;

/** Runs `work` while holding the checkout's lock of that name. */
export async function withLock(name, work) {
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, `${name}.lock`);
  await take(path, name);
  const beat = setInterval(() => touch(path), 2000);
  const release = () => rmSync(path, { force: true });
  const stop = () => process.exit(130);
  process.once('exit', release);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    release();
  }
}

async function take(path, name) {
  let told = false;
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(path);
    if (owner === null) continue;
    if (!isAlive(owner.pid) || Date.now() - owner.touchedAt > staleAfterMs) {
      discard(path, owner.pid);
    } else {
      if (!told) say(`Waiting for another ${name} in this folder (process ${owner.pid}) ...`);
      told = true;
      await sleep(200);
    }
  }
}

// Between reading a dead owner's lock and removing it somebody may have taken it: look at what was really removed.
function discard(path, pid) {
  const aside = partialPath(stateDir);
  try {
    renameSync(path, aside);
    if (Number(readFileSync(aside, 'utf8')) !== pid) linkSync(aside, path);
  } catch {
    // Somebody else was quicker: the next round looks again.
  } finally {
    rmSync(aside, { force: true });
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Removed by hand; the work goes on.
  }
}

function ownerOf(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // A lock just created has no number yet: it is alive for as long as it is fresh.
    return { pid: pid > 0 ? pid : process.pid, touchedAt: statSync(path).mtimeMs };
  } catch {
    return null;
  }
}
