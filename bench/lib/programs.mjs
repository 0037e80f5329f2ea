// The programs that are measured: TypeScript bundled for Node, run in Node or in Electron's runtime, peers in their own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tail } from '../../build/setup/run.mjs';
import { electronPath, root, stateDir } from '../../build/setup/paths.mjs';
import { SetupError } from '../../build/setup/say.mjs';

const programs = ['train', 'generate', 'describe', 'graph-size', 'corpus-loss', 'memory', 'recorder', 'probe', 'write-large-document'];

/** Bundles the programs in bench/engine and gives the path of one by its name. */
export async function bundlePrograms() {
  const { build } = await import('esbuild');
  const outdir = join(stateDir, 'bench');
  await build({
    entryPoints: programs.map((name) => join(root, 'bench', 'engine', `${name}.ts`)), outdir, outExtension: { '.js': '.mjs' },
    bundle: true, format: 'esm', platform: 'node', target: 'node20.19', logLevel: 'warning',
    external: ['@tensorflow/*', '@stdlib/*', 'h5wasm', 'h5wasm/*'],
    // CommonJS packages inside an ES module bundle ask for Node's modules with require.
    banner: { js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);" },
  });
  return (name) => join(outdir, `${name}.mjs`);
}

/** What main sets in the environment of the engine process (electron/main/engine/engine-environment.ts). */
const engineEnvironment = { TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_CPP_MIN_LOG_LEVEL: '2', TF_ENABLE_ONEDNN_OPTS: '1' };

export const runtimes = {
  Electron: { command: () => electronPath(), env: { ...engineEnvironment, ELECTRON_RUN_AS_NODE: '1' } },
  Node: { command: () => process.execPath, env: engineEnvironment },
};

/** Runs a program in Node or in Electron's runtime and reads the last line it prints as JSON. */
export function inRuntime(name, words, more = {}) {
  const { command, env } = runtimes[name];
  return lastLine(command(), words, { ...env, ...more });
}

/** Runs any program, for half an hour at most, and reads the last line it prints as JSON. */
export async function lastLine(command, words, env = {}) {
  const result = await run(command, words, { cwd: root, env: { ...process.env, ...env }, timeout: 30 * 60 * 1000 });
  if (result.code !== 0) throw new SetupError(`${words[0]} ended with ${result.code}.\n${tail(result, 15)}`);
  return JSON.parse(result.stdout.trim().split('\n').at(-1));
}

/** A folder that is gone afterwards. */
export async function withScratch(work) {
  const folder = mkdtempSync(join(tmpdir(), 'unroll-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
