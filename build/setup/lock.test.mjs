import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { withLock } from './lock.mjs';
import { stateDir } from './paths.mjs';

const name = `test-${process.pid}`;
const file = join(stateDir, `${name}.lock`);
afterEach(() => rmSync(file, { force: true }));

it('lets one in at a time', async () => {
  const seen = [];
  const work = (id) => withLock(name, async () => {
    seen.push(`${id} in`);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(`${id} out`);
  });
  await Promise.all([work(1), work(2), work(3)]);
  expect(seen.map((line) => line.split(' ')[1])).toEqual(['in', 'out', 'in', 'out', 'in', 'out']);
  expect(existsSync(file)).toBe(false);
});

it('takes the lock of a process that is gone', async () => {
  writeFileSync(file, spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).stdout.trim());
  expect(await withLock(name, async () => 'in')).toBe('in');
});

it('gives the lock back when its process is ended', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `
    import { withLock } from ${JSON.stringify(new URL('lock.mjs', import.meta.url).href)};
    await withLock(${JSON.stringify(name)}, () => new Promise(() => { console.log('in'); setInterval(() => {}, 1000); }));
  `], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  expect(existsSync(file)).toBe(true);
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(existsSync(file)).toBe(false);
});
