// `node build/bundle.mjs [--only main,engine]`: TypeScript to what Node, Electron and the window run, in dist/. A target
// whose inputs did not change is left alone; output is written aside and renamed, so that nobody reads half a file.
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readJson, partialPath, sweep, writeDurably } from './setup/files.mjs';
import { hashOfSources } from './setup/hash-sources.mjs';
import { withLock } from './setup/lock.mjs';
import { distDir, root, stateDir } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';

const nodeSources = ['electron', 'shared', 'templates'];
const targets = {
  main: { entry: 'electron/main/index.ts', out: 'main/index.js', sources: nodeSources, make: esbuildTo('esm') },
  // A sandboxed preload script must be CommonJS.
  preload: { entry: 'electron/preload/index.ts', out: 'preload/index.cjs', sources: nodeSources, make: esbuildTo('cjs') },
  engine: { entry: 'electron/engine/index.ts', out: 'engine/index.js', sources: nodeSources, make: esbuildTo('esm') },
  cli: { entry: 'electron/cli/index.ts', out: 'cli/index.js', sources: nodeSources, make: esbuildTo('esm') },
  renderer: { entry: 'renderer/index.html', out: 'renderer', sources: ['renderer', 'shared', 'templates'], make: vite },
  templates: { entry: 'templates', out: 'templates', sources: ['templates'], make: copy },
};

// Packages with native code or data files stay in node_modules and are loaded from there.
const external = ['electron', '@tensorflow/*', '@stdlib/*', 'h5wasm', 'h5wasm/*'];

/** Builds what changed of the named targets and returns the entries that do not exist (yet). */
export async function bundle(only = Object.keys(targets)) {
  const unknown = only.filter((name) => targets[name] === undefined);
  if (unknown.length > 0) throw new SetupError(`nothing to bundle is called ${unknown.join(', ')}; there are: ${Object.keys(targets).join(', ')}`);
  const missing = only.filter((name) => !existsSync(join(root, targets[name].entry)));
  const wanted = only.filter((name) => !missing.includes(name));
  if (stale(wanted).length > 0) await withLock('bundle', () => make(stale(wanted)));
  return missing.map((name) => targets[name].entry);
}

async function make(names) {
  await mkdir(distDir, { recursive: true });
  await sweep(distDir);
  const failed = [];
  for (const name of names) {
    const { entry, out, sources, make: build } = targets[name];
    const started = Date.now();
    const hash = hashOfSources(sources);
    try {
      await build(join(root, entry), join(distDir, out));
      await writeDurably(stampOf(name), JSON.stringify({ hash }));
      say(`Bundled ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      failed.push(name);
      say(`Bundling ${name} failed:\n${error.message}`);
    }
  }
  if (failed.length > 0) throw new SetupError(`could not bundle ${failed.join(', ')}`);
}

// What has to be built. Most targets have the same sources, which are read once.
function stale(names) {
  const hashes = new Map();
  return names.filter((name) => {
    const { out, sources } = targets[name];
    if (!existsSync(join(distDir, out))) return true;
    if (!hashes.has(sources)) hashes.set(sources, hashOfSources(sources));
    return readJson(stampOf(name))?.hash !== hashes.get(sources);
  });
}

function stampOf(name) {
  return join(stateDir, 'bundled', `${name}.json`);
}

function esbuildTo(format) {
  return async (entry, out) => {
    const { build, formatMessages } = await import('esbuild');
    const result = await build({
      entryPoints: [entry], outfile: out, bundle: true, write: false, format, external, platform: 'node', target: 'node20.19',
      sourcemap: 'linked', sourcesContent: false, legalComments: 'none', logLevel: 'silent', absWorkingDir: root,
      // CommonJS packages inside an ES module bundle ask for Node's modules with require.
      ...(format === 'esm' && { banner: { js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);" } }),
    }).catch(async (error) => {
      throw new Error((await formatMessages(error.errors ?? [{ text: error.message }], { kind: 'error' })).join(''));
    });
    for (const file of result.outputFiles) await writeRenamed(file.path, file.contents);
  };
}

async function vite(_entry, out) {
  const { build } = await import('vite');
  await swapFolder(out, (partial) =>
    build({ configFile: join(root, 'build', 'vite.config.js'), logLevel: 'warn', build: { outDir: partial, emptyOutDir: true } }));
}

async function copy(entry, out) {
  await swapFolder(out, (partial) => cp(entry, partial, { recursive: true, filter: (path) => !path.endsWith('.ts') }));
}

async function writeRenamed(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const partial = partialPath(distDir);
  await writeFile(partial, contents);
  await rename(partial, path);
}

async function swapFolder(folder, fill) {
  const partial = partialPath(distDir);
  const old = partialPath(distDir);
  try {
    await mkdir(partial, { recursive: true });
    await fill(partial);
    if (existsSync(folder)) await rename(folder, old);
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--only');
  bundle(at > 0 ? (process.argv[at + 1] ?? '').split(',') : undefined)
    .then((missing) => {
      for (const entry of missing) say(`Not there yet: ${entry}`);
      say(`Bundles are in ${relative(process.cwd(), distDir)}`);
    })
    .catch(exitWith);
}
