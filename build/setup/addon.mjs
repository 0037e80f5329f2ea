// tfjs-node's addon, built here from the sources in its package against the library from the wheel, and put with the
// library where tfjs-node looks for them. The sources in node_modules stay as they are: a patched copy is compiled.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isWhole, keyOf, makeFolder, partialPath, place, readJson, sizeOf, sweep, writeDurably } from './files.mjs';
import { patchBinding, patchLoadSavedModel } from './patch-addon.mjs';
import { cacheDir, root, tfjsNodeDir } from './paths.mjs';
import { run, tail } from './run.mjs';
import { SetupError, step } from './say.mjs';
import { ensurePrograms } from './system.mjs';
import { libraries, setUpTensorflow, tensorflowFolder } from './tensorflow.mjs';
import { chosenVariant } from './variant.mjs';

const addonName = 'tfjs_binding.node';
const addonPlace = join('lib', 'napi-v8', addonName);
/** Where TensorFlow's CUDA build looks for NVIDIA's libraries: a link into the cache. */
const nvidiaPlace = join(tfjsNodeDir, 'deps', 'nvidia');
const stampPlace = join(tfjsNodeDir, '.unroll.json');
// Our own operation (electron/native), compiled into the same addon.
const nativeDir = join(root, 'electron', 'native');
const nativeFlags = ['-std=c++17', '-O3', '-fPIC', '-Wall', '-Wextra', '-DIS_SLIM_BUILD'];
// One object for each instruction set: which one runs is chosen when the addon is loaded.
const instructionSets = {
  baseline: ['-DUNROLL_LANES=4'],
  ...(process.arch === 'x64'
    ? { avx2: ['-DUNROLL_LANES=8', '-march=x86-64-v3'], avx512: ['-DUNROLL_LANES=16', '-march=x86-64-v4', '-mprefer-vector-width=512'] }
    : {}),
};
const compilerFlags = ['-std=c++17', '-O2', '-fPIC', '-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION'];

/** True where the addon and its libraries lie in tfjs-node's folder as set-up put them. */
export function addonReady() {
  if (process.platform !== 'linux') return sizeOf(join(tfjsNodeDir, addonPlace)) > 0;
  const stamp = readJson(stampPlace);
  return stamp?.key === addonKey() && existsSync(nvidiaPlace) === (chosenVariant() === 'gpu') && Object.entries(stamp.files).every(([name, size]) => sizeOf(join(tfjsNodeDir, name)) === size);
}

export async function setUpAddon() {
  if (addonReady()) return;
  if (process.platform !== 'linux') return runOwnInstallScript();
  const built = join(cacheDir, `addon-${addonKey()}`);
  // Both, even where the built addon is cached: the library goes beside it.
  const tensorflow = await setUpTensorflow();
  if (!isWhole(built)) await step('Building the TensorFlow addon', () => makeFolder(built, (folder) => build(folder, tensorflow)));
  const files = { [addonPlace]: join(built, addonName) };
  for (const name of libraries) files[join('deps', 'lib', name)] = join(tensorflow, 'lib', name);
  // Goes into the packaged app with the library.
  files[join('deps', 'THIRD_PARTY_NOTICES.txt')] = join(tensorflow, 'THIRD_PARTY_NOTICES.txt');
  for (const [to, from] of Object.entries(files)) {
    await mkdir(join(tfjsNodeDir, to, '..'), { recursive: true });
    await sweep(join(tfjsNodeDir, to, '..'));
    await place(from, join(tfjsNodeDir, to));
  }
  await rm(nvidiaPlace, { recursive: true, force: true });
  if (chosenVariant() === 'gpu') await symlink(join(tensorflow, 'nvidia'), nvidiaPlace);
  const sizes = Object.fromEntries(Object.keys(files).map((name) => [name, sizeOf(join(tfjsNodeDir, name))]));
  await writeDurably(stampPlace, JSON.stringify({ key: addonKey(), files: sizes }, null, 2));
}

// The addon changes with its sources, the patch, the headers, the library and the way it is compiled.
function addonKey() {
  const sources = join(tfjsNodeDir, 'binding');
  const texts = readdirSync(sources).sort().map((name) => readFileSync(join(sources, name), 'utf8'));
  const native = readdirSync(nativeDir).sort().map((name) => readFileSync(join(nativeDir, name), 'utf8'));
  const headers = readJson(join(root, 'node_modules', 'node-api-headers', 'package.json'))?.version ?? '';
  const patch = readFileSync(new URL('patch-addon.mjs', import.meta.url), 'utf8');
  return keyOf(...texts, ...native, JSON.stringify([nativeFlags, instructionSets]), patch, headers, tensorflowFolder(), process.arch, ...compilerFlags, 'recipe 1');
}

async function build(folder, tensorflow) {
  await ensurePrograms({ 'g++': 'g++' }, 'compiles the TensorFlow addon');
  const work = partialPath(cacheDir);
  mkdirSync(work, { recursive: true });
  try {
    for (const name of readdirSync(join(tfjsNodeDir, 'binding'))) await copyFile(join(tfjsNodeDir, 'binding', name), join(work, name));
    for (const [name, patched] of Object.entries({ 'tfjs_backend.cc': patchLoadSavedModel, 'tfjs_binding.cc': patchBinding }))
      await writeFile(join(work, name), patched(readFileSync(join(work, name), 'utf8')));
    const includes = [join(tensorflow, 'include'), join(root, 'node_modules', 'node-api-headers', 'include'), work, nativeDir].flatMap((path) => ['-I', path]);
    const sources = [
      ...['tfjs_backend', 'tfjs_binding'].map((name) => [name, join(work, `${name}.cc`), compilerFlags]),
      ['devices', join(nativeDir, 'devices.cc'), [...compilerFlags, '-DIS_SLIM_BUILD']],
      ...['ops', 'loop-program'].map((name) => [name, join(nativeDir, `${name}.cc`), nativeFlags]),
      ...Object.entries(instructionSets).map(([name, flags]) => [name, join(nativeDir, 'kernels.cc'), [...nativeFlags, `-DUNROLL_ISA=${name}`, ...flags]]),
    ];
    const objects = await Promise.all(sources.map(async ([name, source, flags]) => {
      const object = join(work, `${name}.o`);
      await compiler([...flags, ...includes, '-c', source, '-o', object]);
      return object;
    }));
    const rpath = '-Wl,-rpath,$ORIGIN/../../deps/lib';
    await compiler(['-shared', ...objects, '-o', join(folder, addonName), '-L', join(tensorflow, 'lib'), rpath, ...libraries.map((name) => `-l:${name}`)]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return [addonName];
}

async function compiler(args) {
  const result = await run('g++', args, { env: { ...process.env, LC_ALL: 'C' } });
  if (result.code !== 0) throw new SetupError(`the TensorFlow addon does not compile.\n${tail(result, 20)}`);
}

// macOS and Windows have prebuilt libraries of TensorFlow 2.7-2.9, which tfjs-node's own script downloads. Untested here:
// nobody ran this on either system. Their addon is not patched, so UNROLL_TF_CONFIG has no effect there.
async function runOwnInstallScript() {
  await step("Fetching TensorFlow with tfjs-node's own install script", async () => {
    const result = await run(process.execPath, [join(tfjsNodeDir, 'scripts', 'install.js')], { cwd: tfjsNodeDir });
    if (!addonReady()) throw new SetupError(`tfjs-node's install script did not provide ${addonPlace}.\n${tail(result)}`);
  });
}
