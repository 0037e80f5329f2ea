// A Python that can import TensorFlow and Keras, for the peers of the benchmark and for the test that loads an exported
// SavedModel: the machine's own where it has them, else the packages in a folder of the cache (made once, about 1.5 GB).
// `node bench/lib/python.mjs` prints {command, path} as JSON, or the reason why there is none and exits with 1.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isWhole, keyOf, makeFolder } from '../../build/setup/files.mjs';
import { run, tail } from '../../build/setup/run.mjs';
import { cacheDir } from '../../build/setup/paths.mjs';
import { SetupError, step } from '../../build/setup/say.mjs';

const packages = ['tensorflow-cpu==2.21.0'];

/** {command, path}: run `command` with PYTHONPATH=`path` ('' where none is needed). */
export async function pythonWithTensorflow() {
  const command = 'python3';
  const own = await run(command, ['-c', 'import sys, importlib.util as u; print(*sys.version_info[:2], u.find_spec("tensorflow") is not None)']);
  if (own.code !== 0) throw new SetupError('there is no python3 on this machine.');
  const [major, minor, has] = own.stdout.trim().split(' ');
  if (has === 'True') return { command, path: '' };
  const folder = join(cacheDir, `python-${major}.${minor}-tensorflow-${keyOf(...packages, 'recipe 1')}`);
  if (!isWhole(folder)) await step(`Installing ${packages.join(', ')} for Python (once on this machine)`, () => makeFolder(folder, install));
  return { command, path: folder };

  // A folder instead of a virtual environment: Debian's python3 has no venv without a package of its own.
  async function install(partial) {
    const result = await run(command, ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', '--target', partial, ...packages]);
    if (result.code !== 0) throw new SetupError(`pip could not install ${packages.join(', ')}.\n${tail(result)}`);
    return [join('tensorflow', '__init__.py'), join('keras', '__init__.py')];
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.stdout.write(`${JSON.stringify(await pythonWithTensorflow())}\n`);
  } catch (error) {
    process.stdout.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
