// TensorFlow's library, from Python wheels: the package registry has them, they are far newer than what tfjs-node's own install
// script fetches, and they export the whole C API. Linux only; see addon.mjs for the other systems. The CUDA build is another
// wheel, with NVIDIA's libraries in wheels of their own: those that its extra `and-cuda` names.
import { readFileSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWhole, keyOf, makeFolder } from './files.mjs';
import { cacheDir } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, step } from './say.mjs';
import { unzip } from './unzip.mjs';
import { chosenVariant } from './variant.mjs';
import { withWheel } from './wheel.mjs';

/** By variant and processor: the wheels with their versions and hashes, and what they need of the disk. */
const pinned = JSON.parse(readFileSync(new URL('tensorflow-wheels.json', import.meta.url), 'utf8'));

/** The two shared libraries, by the name under which they are loaded. */
export const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** {wheels, unpackedMegabytes}; throws where there is no library for this system. */
export function wheelPlan(variant, { platform, arch } = process) {
  const plan = platform === 'linux' ? pinned[variant][arch] : undefined;
  if (plan === undefined) throw new SetupError(`no TensorFlow library is known for ${platform} on ${arch}.`);
  return plan;
}

/** The cached folder with lib/ and include/ (and nvidia/ for a GPU); its name changes with the wheels and with this recipe. */
export function tensorflowFolder(variant = chosenVariant()) {
  const { wheels } = wheelPlan(variant);
  const name = `${wheels[0].name === 'tensorflow-cpu' ? 'tensorflow' : 'tensorflow-gpu'}-${wheels[0].version}`;
  return join(cacheDir, `${name}-${keyOf(...wheels.map(({ sha256 }) => sha256), 'recipe 1')}`);
}

export async function setUpTensorflow(variant = chosenVariant()) {
  const folder = tensorflowFolder(variant);
  if (isWhole(folder)) return folder;
  const { wheels, unpackedMegabytes } = wheelPlan(variant);
  await requireRoom(unpackedMegabytes + Math.max(...wheels.map(({ megabytes }) => megabytes)));
  return makeFolder(folder, async (partial) => {
    const brought = [];
    for (const wheel of wheels) await withWheel(wheel, (path) => step(`Unpacking ${wheel.name}`, async () => brought.push(...(await unpack(path, partial)))));
    // Symbols for debuggers are a quarter of the library; without binutils it is only larger.
    for (const name of libraries) await run('strip', ['--strip-unneeded', join(partial, 'lib', name)]);
    return brought;
  });
}

async function requireRoom(megabytes) {
  await mkdir(cacheDir, { recursive: true });
  const { bavail, bsize } = await statfs(cacheDir);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes) throw new SetupError(`TensorFlow needs ${megabytes} MB in ${cacheDir}, and ${free} MB are free there.`);
}

/** Gives the shared libraries that the wheel brought. */
async function unpack(wheel, folder) {
  const brought = [];
  await unzip(wheel, folder, (entry) => {
    const place = placeOf(entry);
    if (place !== null && /\.so(\.\d+)*$/.test(place)) brought.push(place);
    return place;
  });
  return brought;
}

const headers = ['include/tensorflow/c/', 'include/tensorflow/core/platform/', 'include/tsl/platform/', 'include/xla/tsl/c/'];

/**
 * Where an entry of a wheel goes, or null. TensorFlow looks for NVIDIA's libraries in ../nvidia, as seen from its own; what is for
 * compilers is left out, and the licenses go along.
 */
export function placeOf(entry) {
  const license = /^(nvidia[^/]+)\.dist-info\/.*licen[cs]e[^/]*$/i.exec(entry);
  if (license) return join('nvidia', 'licenses', `${license[1]}-${basename(entry)}`);
  if (entry.startsWith('nvidia/')) return /\/include\/|\.(a|h|py)$/.test(entry) ? null : entry;
  if (!entry.startsWith('tensorflow/')) return null;
  const name = entry.slice('tensorflow/'.length);
  if (libraries.includes(name)) return join('lib', name);
  return name === 'THIRD_PARTY_NOTICES.txt' || (headers.some((start) => name.startsWith(start)) && name.endsWith('.h')) ? name : null;
}
