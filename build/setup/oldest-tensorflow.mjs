// TensorFlow 2.7, the oldest library that users get (tfjs-node's prebuilt ones for macOS and Windows): only its C API, taken
// from the Python wheel, with a small program that makes calls to a SavedModel through it. For a test; never shipped.
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWhole, keyOf, makeFolder } from './files.mjs';
import { cacheDir } from './paths.mjs';
import { run, tail } from './run.mjs';
import { SetupError, step } from './say.mjs';
import { ensurePrograms } from './system.mjs';
import { withWheel } from './wheel.mjs';
import { unzip } from './unzip.mjs';

const wheel = {
  name: 'tensorflow-cpu', version: '2.7.4', python: '3.9', platform: 'manylinux2010_x86_64', megabytes: 186,
  sha256: '747e6ba5486dba7dbf02de0a1fa031e64f7fa9f66d28cd61e4e85c057d4992df',
};
const source = new URL('oldest-tensorflow/run-saved-model.cc', import.meta.url).pathname;
const libraries = ['_pywrap_tensorflow_internal.so', 'libtensorflow_framework.so.2'];
const headers = /^tensorflow\/include\/tensorflow\/(c\/[^/]+|core\/platform\/ctstring\w*)\.h$/;
const program = 'run-saved-model';

/** Why it cannot be used on this system, or null. */
export const noOldestTensorflow = process.platform === 'linux' && process.arch === 'x64' ? null : 'TensorFlow 2.7 is tested on Linux x64 only';

/**
 * The program's path; makes what is missing.
 * @throws SetupError in a sentence where it cannot be downloaded or built
 */
export async function setUpOldestTensorflow() {
  const folder = join(cacheDir, `tensorflow-${wheel.version}-${keyOf(wheel.sha256, readFileSync(source, 'utf8'), 'recipe 1')}`);
  if (!isWhole(folder)) await withWheel(wheel, (path) => step(`Unpacking TensorFlow ${wheel.version}`, () => makeFolder(folder, (partial) => unpack(path, partial))));
  return join(folder, program);
}

async function unpack(path, folder) {
  await unzip(path, folder, (entry) => {
    const library = libraries.find((name) => entry.endsWith(`/${name}`));
    return library ?? (headers.test(entry) ? entry.slice('tensorflow/'.length) : null);
  });
  await ensurePrograms({ 'g++': 'g++', nm: 'binutils' }, 'builds the program that loads TensorFlow 2.7');
  await must('strip', ['--strip-unneeded', join(folder, libraries[0])]);
  const { stdout } = await must('nm', ['-D', '--undefined-only', join(folder, libraries[0])]);
  // The library is a Python module. What it would ask of Python is never called here, but the linker wants it to be there.
  const names = [...new Set(stdout.match(/\b_?Py\w+/g))];
  const stubs = join(folder, 'python-stubs.cc');
  await writeFile(stubs, `extern "C" {\n${names.map((name) => `void* ${name}[64];`).join('\n')}\n}\n`);
  const linked = ['-L', folder, ...libraries.map((name) => `-l:${name}`), '-Wl,-rpath,$ORIGIN', '-rdynamic'];
  await must('g++', ['-std=c++17', '-O1', '-I', join(folder, 'include'), source, stubs, ...linked, '-o', join(folder, program)]);
  return [program, ...libraries];
}

async function must(command, args) {
  const result = await run(command, args, { env: { ...process.env, LC_ALL: 'C' } });
  if (result.code !== 0) throw new SetupError(`${command} failed while TensorFlow ${wheel.version} was made ready.\n${tail(result)}`);
  return result;
}

/**
 * Loads a SavedModel in TensorFlow 2.7 and makes calls to its one session.
 * @param calls of each: inputs {tensor, shape, values: Float32Array | Int32Array} and outputs, names of float32 tensors
 * @returns {version, results}: of each call, a Float32Array an output
 * @throws Error with what TensorFlow says
 */
export async function runInOldestTensorflow({ folder, config, calls }) {
  const path = await setUpOldestTensorflow();
  const work = await mkdtemp(join(tmpdir(), 'unroll-oldest-'));
  try {
    const [plan, results] = [join(work, 'plan'), join(work, 'results')];
    await writeFile(plan, planOf(folder, config, calls));
    const ended = await run(path, [plan, results], { env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' } });
    if (ended.code !== 0 || !existsSync(results)) throw new Error(`TensorFlow ${wheel.version}: ${ended.stderr.trim() || `ended with ${ended.code ?? ended.signal}`}`);
    const [version, ...values] = textsOf(await readFile(results));
    const next = values.values();
    return {
      version: version.toString(),
      results: calls.map(({ outputs }) => outputs.map(() => floatsOf(next.next().value))),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const dtypes = { Float32Array: 1, Int32Array: 3 };

function planOf(folder, config, calls) {
  const parts = [];
  const number = (value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(value));
    parts.push(bytes);
  };
  const text = (bytes) => {
    number(bytes.length);
    parts.push(bytes);
  };
  const tensor = (name) => {
    const [operation, index = '0'] = name.split(':');
    text(Buffer.from(operation));
    number(index);
  };
  text(Buffer.from(folder));
  text(config);
  number(calls.length);
  for (const { inputs, outputs } of calls) {
    number(inputs.length);
    for (const { tensor: name, shape, values } of inputs) {
      tensor(name);
      number(dtypes[values.constructor.name]);
      number(shape.length);
      shape.forEach(number);
      text(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
    }
    number(outputs.length);
    outputs.forEach(tensor);
  }
  return Buffer.concat(parts);
}

function textsOf(bytes) {
  const texts = [];
  for (let at = 0; at < bytes.length;) {
    const size = Number(bytes.readBigInt64LE(at));
    texts.push(bytes.subarray(at + 8, at + 8 + size));
    at += 8 + size;
  }
  return texts;
}

function floatsOf(bytes) {
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(4 * i));
}
