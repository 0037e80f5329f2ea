import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isWhole, makeFolder, place, sweep } from './files.mjs';

let base;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'unroll-files-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const fill = async (folder) => {
  writeFileSync(join(folder, 'library'), 'whole');
  return ['library'];
};

it('trusts a folder only with its stamp and with files of the stamped size', async () => {
  const folder = join(base, 'made');
  await makeFolder(folder, fill);
  expect(isWhole(folder)).toBe(true);
  writeFileSync(join(folder, 'library'), 'torn');
  expect(isWhole(folder)).toBe(false);
  await makeFolder(folder, fill);
  expect(readFileSync(join(folder, 'library'), 'utf8')).toBe('whole');
});

it('leaves nothing behind where filling fails', async () => {
  await expect(makeFolder(join(base, 'made'), () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(readdirSync(base)).toEqual([]);
});

it('lets two makers of the same folder both succeed', async () => {
  const folder = join(base, 'made');
  await Promise.all([makeFolder(folder, fill), makeFolder(folder, fill)]);
  expect(isWhole(folder)).toBe(true);
  expect(readdirSync(base)).toEqual(['made']);
});

it('sweeps what a dead process left and nothing of a living one', async () => {
  const dead = spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).stdout.trim();
  mkdirSync(join(base, `.partial-${dead}-1-1`));
  mkdirSync(join(base, `.partial-${process.pid}-1-1`));
  await sweep(base);
  expect(readdirSync(base)).toEqual([`.partial-${process.pid}-1-1`]);
});

it('places a file over an older one, and over itself', async () => {
  const from = join(base, 'new');
  const to = join(base, 'place', 'file');
  writeFileSync(from, 'new');
  mkdirSync(join(base, 'place'));
  writeFileSync(to, 'old');
  await place(from, to);
  await place(from, to);
  expect(readFileSync(to, 'utf8')).toBe('new');
  expect(readdirSync(join(base, 'place'))).toEqual(['file']);
  expect(existsSync(from)).toBe(true);
});
