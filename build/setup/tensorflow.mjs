// TensorFlow's library, from the Python wheel: the package registry has it, it is far newer than what tfjs-node's own
// install script fetches, and it exports the whole C API. Linux only; see addon.mjs for the other systems.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isWhole, keyOf, makeFolder, partialPath, sha256 } from './files.mjs';
import { cacheDir } from './paths.mjs';
import { run, tail, works } from './run.mjs';
import { progress, SetupError, step } from './say.mjs';
import { ensurePrograms } from './system.mjs';
import { unzip } from './unzip.mjs';

const version = '2.21.0';
const wheels = {
  x64: {
    version, python: '3.11', platform: 'manylinux_2_27_x86_64', megabytes: 274,
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
  },
};

/** The two shared libraries, by the name under which they are loaded. */
export const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** The cached folder with lib/ and include/; its name changes with the wheel and with this recipe. */
export function tensorflowFolder() {
  const wheel = wheels[process.arch];
  if (process.platform !== 'linux' || wheel === undefined) {
    throw new SetupError(`no TensorFlow library is known for ${process.platform} on ${process.arch}.`);
  }
  return join(cacheDir, `tensorflow-${version}-${keyOf(wheel.sha256, 'recipe 1')}`);
}

export async function setUpTensorflow() {
  const folder = tensorflowFolder();
  if (isWhole(folder)) return folder;
  return await withWheel(wheels[process.arch], (wheel) => step('Unpacking TensorFlow', () => makeFolder(folder, (partial) => unpack(wheel, partial))));
}

/** Downloads a wheel of TensorFlow, checks it, and gives its path to `use`; it is gone afterwards. */
export async function withWheel(wheel, use) {
  await mkdir(cacheDir, { recursive: true });
  const download = partialPath(cacheDir);
  try {
    await mkdir(download);
    const { version: number, megabytes } = wheel;
    return await use(await step(`Downloading TensorFlow ${number} (${megabytes} MB, once on this machine)`, () => fetchWheel(download, wheel)));
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

async function fetchWheel(folder, wheel) {
  const pip = await findPip();
  const pinned = ['--no-deps', '--only-binary=:all:', '--python-version', wheel.python, '--platform', wheel.platform];
  // pip collects the download in TMPDIR: inside our folder it can be watched, and is swept with it after a crash.
  const watch = setInterval(() => progress(`  ${Math.round(megabytesUnder(folder))} of ${wheel.megabytes} MB`), 1000);
  const result = await run(pip[0], [...pip.slice(1), 'download', '--no-cache-dir', '--quiet', '--dest', folder, ...pinned, `tensorflow-cpu==${wheel.version}`], {
    env: { ...process.env, TMPDIR: folder },
  }).finally(() => clearInterval(watch));
  if (result.code !== 0) throw new SetupError(`pip could not download tensorflow-cpu ${wheel.version}.\n${tail(result)}`);
  const name = readdirSync(folder).find((file) => file.endsWith('.whl'));
  const path = join(folder, name ?? 'no wheel');
  const found = existsSync(path) ? await sha256(path) : 'nothing';
  if (found !== wheel.sha256) throw new SetupError(`the TensorFlow wheel is not the pinned one: sha256 ${found}, wanted ${wheel.sha256}.`);
  return path;
}

async function findPip() {
  const candidates = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['python', '-m', 'pip']];
  const find = () => candidates.find(([command, ...args]) => works(command, [...args, '--version']));
  const found = find();
  if (found !== undefined) return found;
  await ensurePrograms({ pip3: 'python3-pip' }, 'downloads TensorFlow');
  const installed = find();
  if (installed === undefined) throw new SetupError('pip does not run: install Python 3 with pip (on Debian: apt-get install -y python3-pip).');
  return installed;
}

async function unpack(wheel, folder) {
  const prefix = 'tensorflow/';
  const wanted = [...libraries, 'THIRD_PARTY_NOTICES.txt'];
  const headers = ['include/tensorflow/c/', 'include/tensorflow/core/platform/', 'include/tsl/platform/', 'include/xla/tsl/c/'];
  await unzip(wheel, folder, (entry) => {
    if (!entry.startsWith(prefix)) return null;
    const name = entry.slice(prefix.length);
    if (libraries.includes(name)) return join('lib', name);
    return wanted.includes(name) || (headers.some((start) => name.startsWith(start)) && name.endsWith('.h')) ? name : null;
  });
  // Symbols for debuggers are a quarter of the library; without binutils it is only larger.
  for (const name of libraries) await run('strip', ['--strip-unneeded', join(folder, 'lib', name)]);
  return libraries.map((name) => join('lib', name));
}

function megabytesUnder(folder) {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true })) bytes += statSync(join(folder, name)).size;
  } catch {
    // pip moves its files while we look.
  }
  return bytes / 1e6;
}
