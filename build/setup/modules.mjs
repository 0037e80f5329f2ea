// node_modules: npm keeps its own record of what it installed (node_modules/.package-lock.json, written last). Where that
// record agrees with package-lock.json there is nothing to do; a stamp of our own would be wrong after `npm install X`.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './files.mjs';
import { root } from './paths.mjs';
import { npm, npmComplaint } from './run.mjs';
import { SetupError, step } from './say.mjs';

const installedFile = join(root, 'node_modules', '.package-lock.json');

export function modulesReady() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const installed = readJson(installedFile)?.packages;
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    // The root itself, and packages for other platforms, are not in npm's record.
    if (path === '' || (entry.optional && installed[path] === undefined)) return true;
    return entry.link || installed[path]?.version === entry.version;
  });
}

export async function setUpModules() {
  if (modulesReady()) return;
  await step('Installing the npm packages (npm ci)', async () => {
    // First, so that an `npm ci` that is killed while it deletes leaves no record to trust.
    await rm(installedFile, { force: true });
    const result = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root });
    if (result.code !== 0) throw new SetupError(`npm ci failed.\n${npmComplaint(result)}`);
  });
}
