import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { NetworkOptions } from '../../shared/compiler/testing/networks.ts';
import type { DataFacts } from '../../shared/nodes/kind.ts';
import { tensorflow } from '../engine/tensorflow.ts';
import { scratchFolder } from '../engine/testing/fixtures.ts';
import { exportRun } from './index.ts';
import { padded, probesOf } from './prove.ts';
import type { ExportSource } from './source.ts';
import { exportSource, pairFacts, textFacts } from './testing/sources.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
const scratch = scratchFolder();

const networks: readonly (readonly [string, NetworkOptions, DataFacts])[] = [
  ['text', { layers: [['one-hot'], ['projection', { units: 4 }], ['lstm', { units: 6 }], ['gru', { units: 6 }]] }, textFacts(9, 6)],
  ['text without recurrence', { layers: [['one-hot'], ['dense', { units: 6 }]] }, textFacts(9, 6)],
  ['questions', { layers: [['one-hot'], ['rnn', { units: 6 }], ['lstm', { units: 4 }]], pairs: true }, pairFacts],
];

/** The program that README.txt shows under a title. */
function programIn(folder: string, title: string): string {
  const [, ...lines] = readFileSync(join(folder, 'README.txt'), 'utf8').split(`\n${title}`)[1]?.split('\n') ?? [];
  const end = lines.findIndex((line) => line !== '' && !line.startsWith('    '));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) => line.slice(4)).join('\n');
}

/** What the network here answers to the same question, or the symbol it goes on with. */
async function expected(source: ExportSource): Promise<string> {
  const [example = new Int32Array(1)] = source.examples;
  const best = async (symbols: readonly number[]): Promise<number> => {
    const rows = await source.predict(Int32Array.from(symbols), 'div');
    const last = [...rows.subarray(-source.program.classes)];
    return last.indexOf(Math.max(...last));
  };
  return source.answers ? `${source.answers[await best([...example])]}` : `${source.vocabulary[await best([...example.subarray(0, 3)])]}`;
}

describe.each(networks)('the programs in README.txt: %s', (name, options, facts) => {
  it('JavaScript', async () => {
    const source = exportSource(options, facts);
    for (const format of ['layers-model', 'saved-model'] as const) {
      const folder = join(scratch, `${name} ${format}`);
      await exportRun(tensorflow(), source, { format, path: folder });
      // tfjs-node needs two functions that Node 23 removed.
      const shim = "const u = require('node:util'); u.isNullOrUndefined ??= (v) => v == null; u.isArray ??= Array.isArray;\n";
      writeFileSync(join(folder, 'program.cjs'), shim + programIn(folder, 'JavaScript'));
      const env = { ...process.env, NODE_PATH: join(root, 'node_modules') };
      const { stdout } = await run(process.execPath, ['program.cjs'], { cwd: folder, env });
      expectAnswer(source, stdout.trim(), await expected(source));
    }
  });

  it('Python, and its outputs on the probes', async ({ skip }) => {
    const python = await findPython(skip);
    const source = exportSource(options, facts);
    const folder = join(scratch, `${name} python`);
    await exportRun(tensorflow(), source, { format: 'saved-model', path: folder });
    const env = { ...process.env, PYTHONPATH: python.path, TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' };
    const probes = probesOf(source);
    const longest = Math.max(...probes.map((x) => x.length));
    const batch = source.answers ? probes : probes.filter((x) => x.length === longest);
    const asked = JSON.stringify([...probes.map((x) => [[...x]]), batch.map((x) => [...padded(x, longest)])]);
    const { stdout } = await run(python.command, ['-c', programIn(folder, 'Python') + compareInPython, asked], { cwd: folder, env });
    const [said = '', answers = ''] = stdout.trim().split('\n');
    expectAnswer(source, said, await expected(source));
    const outputs = JSON.parse(answers) as number[][][];
    for (const [i, x] of probes.entries())
      expect(largestDifference(outputs[i]?.[0] ?? [], await source.predict(x, 'div'))).toBeLessThan(1e-5);
    for (const [row, x] of batch.entries()) {
      const wanted = await source.predict(x, 'div');
      expect(largestDifference(outputs.at(-1)?.[row]?.slice(-wanted.length) ?? [], wanted)).toBeLessThan(1e-5);
    }
  });
});

/** Outputs of each batch that it is asked for, row by row. */
const compareInPython = `
import sys
serve = model.signatures["serving_default"]
ask = lambda rows: serve(x=tf.constant(rows, tf.int32))["probabilities"].numpy()
print(json.dumps([[row.ravel().tolist() for row in ask(batch)] for batch in json.loads(sys.argv[1])]))
`;

async function findPython(skip: (reason: string) => never): Promise<{ command: string; path: string }> {
  try {
    const { stdout } = await run(process.execPath, [join(root, 'bench', 'lib', 'python.mjs')]);
    return JSON.parse(stdout) as { command: string; path: string };
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout).trim().split('\n').at(-1) : String(error);
    return skip(`no Python with TensorFlow: ${said}`);
  }
}

/** An answer, or three symbols and twenty that the network wrote. */
function expectAnswer(source: ExportSource, said: string, wanted: string): void {
  expect(said).toHaveLength(source.answers ? wanted.length : 23);
  expect(source.answers ? said : said[3]).toBe(wanted);
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - (b[i] ?? NaN))));
}
