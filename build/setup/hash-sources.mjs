// One hash over everything a bundle is made from: the sources' names and contents, the packages, the bundler's own settings.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const always = ['package-lock.json', 'package.json', 'build/bundle.mjs', 'build/vite.config.js'];

export function hashOfSources(folders) {
  const hash = createHash('sha256');
  for (const name of [...always, ...folders.flatMap(filesUnder)]) {
    hash.update(name).update('\0').update(readFileSync(join(root, name))).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder) {
  return list(folder).sort().filter((name) => !/\.test\.tsx?$/.test(name));
}

function list(folder) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  } catch {
    // The folder is not there (yet).
    return [];
  }
}
