import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { initialValues } from '../../shared/compiler/initial-values.ts';
import type { Program } from '../../shared/compiler/program.ts';
import { factsOf } from '../../shared/text/dataset.ts';
import { compileFor } from './compile.ts';
import { loadData } from './data/load-data.ts';
import { tensorCount } from './native-function.ts';
import { Session } from './session.ts';
import { device, engineThreads } from './tensorflow.ts';
import { template } from './testing/fixtures.ts';

async function hello(): Promise<Program> {
  const document = await template('hello');
  const { node, dataset } = await loadData(document, null);
  return compileFor(document, node, factsOf(dataset), { functions: ['step', 'get', 'set'], rows: 1, shards: 1 });
}

const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`unroll-program-${process.pid}-`));

it('keeps its variables, takes only what fits, and leaves nothing behind', async () => {
  const dead = join(tmpdir(), `unroll-program-${spawnSync(process.execPath, ['--version']).pid}-x`);
  mkdirSync(dead, { recursive: true });
  const program = await hello();
  const session = await Session.open(program, ['get', 'set']);
  expect(existsSync(dead)).toBe(false);
  expect(folders()).toHaveLength(1);
  const values = initialValues(program, 3);
  session.set(values);
  expect(session.get()).toEqual(values);

  expect(() => session.call('step', { x: Int32Array.of(0) })).toThrow(/not prepared/);
  await session.prepare('step');
  const before = tensorCount();
  const good = { x: Int32Array.of(1), keep: Float32Array.of(0) };
  for (const bad of [{}, { ...good, x: Int32Array.of(1, 2) }, { ...good, x: Float32Array.of(1) }, { x: good.x }])
    expect(() => session.call('step', bad)).toThrow(RangeError);
  expect(tensorCount()).toBe(before);
  expect(session.call('step', good)['scores/divergence']).toHaveLength(4);
  expect(tensorCount()).toBe(before);

  await session.close();
  expect(folders()).toEqual([]);
});

it('two programs at once do not share variables', async () => {
  const program = await hello();
  const [a, b] = await Promise.all([Session.open(program, ['get', 'set']), Session.open(program, ['get', 'set'])]);
  a.set(initialValues(program, 1));
  b.set(initialValues(program, 2));
  expect(a.get()).toEqual(initialValues(program, 1));
  await a.close();
  expect(b.get()).toEqual(initialValues(program, 2));
  await b.close();
});

/** Of this process, as the system counts them. */
const threads = (): number => readdirSync('/proc/self/task').length;

it.skipIf(process.platform !== 'linux' || engineThreads() < 2)('has a thread a core for its parts, whatever sessions came before it (counted on Linux with several cores)', async () => {
  device();
  const alone = await Session.open(await hello(), ['get']);
  const document = await template('many-to-one');
  const { node, dataset } = await loadData(document, null);
  const before = threads();
  const parts = await Session.open(compileFor(document, node, factsOf(dataset), { functions: ['train', 'get'], rows: 32, shards: 2 }), ['train', 'get']);
  expect(threads() - before).toBeGreaterThanOrEqual(engineThreads());
  await parts.close();
  await alone.close();
});
