// Where things are. Everything that set-up makes lives either in the machine's cache (large, shared by checkouts) or in
// node_modules and .unroll of this checkout (small, ignored by git).
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Small facts about this checkout: the lock, which Electron it uses, hashes of what was bundled. */
export const stateDir = join(root, '.unroll');

/** What the bundler makes. */
export const distDir = join(root, 'dist');

/** Downloads and builds, shared by all checkouts of one person. */
export const cacheDir = join(cacheHome(), 'unroll');

/** The installed tfjs-node package. */
export const tfjsNodeDir = join(root, 'node_modules', '@tensorflow', 'tfjs-node');

/** Written by set-up: {path, version, source, folder}. */
export const electronFile = join(stateDir, 'electron.json');

/** The Electron that set-up chose, or null where set-up has not run. */
export function electron() {
  if (!existsSync(electronFile)) return null;
  const found = JSON.parse(readFileSync(electronFile, 'utf8'));
  return existsSync(found.path) ? found : null;
}

/** The path of the Electron executable; throws one clear sentence where there is none. */
export function electronPath() {
  const found = electron();
  if (found === null) throw new Error('Electron is not set up here. Run: npm run setup');
  return found.path;
}

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.cache');
}
