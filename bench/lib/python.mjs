// A Python that can import a package, for the peers of the benchmark and for the test that loads an exported SavedModel: the
// machine's own where it has it, else the packages in a folder of the cache, made once.
// `node bench/lib/python.mjs` prints {command, path} of TensorFlow's as JSON, or the reason why there is none and exits with 1.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isWhole, keyOf, makeFolder } from '../../build/setup/files.mjs';
import { run, tail } from '../../build/setup/run.mjs';
import { cacheDir } from '../../build/setup/paths.mjs';
import { SetupError, step } from '../../build/setup/say.mjs';

const command = 'python3';

/** {command, path}: run `command` with PYTHONPATH=`path` ('' where none is needed). Keras comes with it. About 1.5 GB. */
export function pythonWithTensorflow() {
  return pythonWith('tensorflow', [['tensorflow-cpu==2.21.0']], ['tensorflow', 'keras']);
}

/**
 * The same for PyTorch. Its wheel is built for CUDA and does not load without CUDA's libraries, even to compute on the CPU; what
 * only a GPU's compiler needs is left out. About 5 GB.
 */
export function pythonWithTorch() {
  const cuda = 'cuda-toolkit[cublas,cudart,cufft,cufile,cupti,cusolver,cusparse,nvjitlink,nvrtc]==13.2.2';
  const others = ['nvidia-cudnn-cu13==9.26.0.51', 'nvidia-cusparselt-cu13==0.8.1', 'nvidia-nccl-cu13==2.30.7', 'nvidia-nvshmem-cu13==3.7.2'];
  const light = ['filelock', 'fsspec', 'jinja2', 'networkx', 'numpy', 'sympy', 'typing-extensions'];
  return pythonWith('torch', [['--no-deps', 'torch==2.15.0'], [cuda, ...others, ...light]], ['torch', 'numpy']);
}

/** @param installs the words of one `pip install` each; `modules`: what must be there afterwards */
async function pythonWith(name, installs, modules) {
  const own = await run(command, ['-c', `import sys, importlib.util as u; print(*sys.version_info[:2], u.find_spec("${name}") is not None)`]);
  if (own.code !== 0) throw new SetupError('there is no python3 on this machine.');
  const [major, minor, has] = own.stdout.trim().split(' ');
  if (has === 'True') return { command, path: '' };
  const folder = join(cacheDir, `python-${major}.${minor}-${name}-${keyOf(...installs.flat(), 'recipe 1')}`);
  const what = installs[0].filter((word) => !word.startsWith('--')).join(', ');
  if (!isWhole(folder)) await step(`Installing ${what} for Python (once on this machine)`, () => makeFolder(folder, install));
  return { command, path: folder };

  // A folder instead of a virtual environment: Debian's python3 has no venv without a package of its own.
  async function install(partial) {
    for (const words of installs) {
      const result = await run(command, ['-m', 'pip', 'install', '--quiet', '--only-binary=:all:', '--target', partial, ...words]);
      if (result.code !== 0) throw new SetupError(`pip could not install ${words.join(', ')}.\n${tail(result)}`);
    }
    return modules.map((module) => join(module, '__init__.py'));
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
