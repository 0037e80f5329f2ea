// `npm run setup [-- --gpu | --cpu]`: everything this checkout needs that git does not hold. Idempotent; well under a second when
// nothing changed. --gpu takes TensorFlow's CUDA build from now on, --cpu the plain one again.
// npm runs no install scripts here (.npmrc), so that `npm ci` cannot hang on a blocked host: what is needed is done here.
import { pathToFileURL } from 'node:url';
import { sweep } from './setup/files.mjs';
import { withLock } from './setup/lock.mjs';
import { modulesReady, setUpModules } from './setup/modules.mjs';
import { cacheDir, stateDir } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';
import { chosenVariant, rememberVariant, variantOf } from './setup/variant.mjs';

// The steps after node_modules import packages from it, so they are imported only once it is there.
const steps = {
  tensorflow: async () => {
    const { addonReady, setUpAddon } = await import('./setup/addon.mjs');
    return { ready: addonReady, make: setUpAddon };
  },
  electron: async () => {
    const { electronReady, setUpElectron } = await import('./setup/electron.mjs');
    return { ready: electronReady, make: setUpElectron };
  },
};

/** Does what is missing of the named steps; node_modules always come first. */
export async function setUp(names = Object.keys(steps)) {
  requireNode();
  if (modulesReady() && (await readyAll(names))) return;
  await withLock('set-up', async () => {
    await sweep(cacheDir);
    await sweep(stateDir);
    await setUpModules();
    // Side by side: while one downloads the other unpacks. One that fails does not cut the other short.
    const ended = await Promise.allSettled(names.map(async (name) => {
      const { ready, make } = await steps[name]();
      if (!ready()) await make();
    }));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  });
}

/** A build that cannot be set up is not remembered. */
async function setUpAsAsked(words) {
  const wanted = variantOf(words);
  if (wanted === null) return setUp();
  const before = chosenVariant();
  await rememberVariant(wanted);
  try {
    await setUp();
  } catch (error) {
    await rememberVariant(before);
    throw error;
  }
  say((await import('./setup/devices.mjs')).devicesLine());
}

async function readyAll(names) {
  for (const name of names) {
    if (!(await steps[name]()).ready()) return false;
  }
  return true;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new SetupError(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = Date.now();
  setUpAsAsked(process.argv.slice(2))
    .then(() => say(`Set up, in ${((Date.now() - started) / 1000).toFixed(1)} s. Cache: ${cacheDir}`))
    .catch(exitWith);
}
