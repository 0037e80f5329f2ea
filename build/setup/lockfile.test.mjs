// A registry mirror that lags behind made npm write a lock file without some platforms' packages; `npm ci` then refuses it
// on every machine.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJson } from './files.mjs';
import { root } from './paths.mjs';

const { packages } = readJson(join(root, 'package-lock.json'));

it('names no place to download from', () => {
  expect(Object.keys(packages).filter((path) => packages[path].resolved !== undefined)).toEqual([]);
});

it('holds the packages of every platform', () => {
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})).filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});
