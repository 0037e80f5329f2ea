// `npm run bench [-- NAME ...] [--corpus FILE] [--rounds N] [--steps N] [--json FILE]`: measures against the goals and the peers, side
// by side in one run, and prints one table. Without names: everything (`corpus` only where --corpus names a text). Quote
// figures from a quiet machine only.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { setUp } from './setup.mjs';
import { electron } from './setup/paths.mjs';
import { exitWith, say, SetupError } from './setup/say.mjs';

const suites = {
  'train-step': async () => (await import('../bench/suites/train-step.mjs')).trainStep,
  corpus: async () => (await import('../bench/suites/corpus.mjs')).corpus,
  generation: async () => (await import('../bench/suites/generation.mjs')).generation,
  app: async () => (await import('../bench/suites/app.mjs')).app,
  memory: async () => (await import('../bench/suites/memory.mjs')).memory,
};

try {
  await main();
} catch (error) {
  exitWith(error);
}

async function main() {
  const { names, options } = readWords();
  await setUp();
  const missing = await bundle(names.includes('app') ? undefined : ['cli', 'templates']);
  if (missing.length > 0) throw new SetupError(`this checkout is not whole: ${missing.join(', ')}`);
  const { table } = await import('../bench/lib/figures.mjs');
  const { bundlePrograms } = await import('../bench/lib/programs.mjs');
  const program = await bundlePrograms(['train-step', 'corpus-loss', 'memory']);
  const results = {};
  for (const name of names) {
    say(`== ${name}`);
    const measure = await suites[name]();
    results[name] = await measure({ program, rounds: options.rounds, options });
  }
  const rows = Object.values(results).flatMap((result) => result.rows);
  const machine = `${cpus().length} x ${cpus()[0]?.model.trim()}, Electron ${electron().version} (${electron().source}), Node ${process.versions.node}`;
  process.stdout.write(`\n${table(rows)}\n\n${machine}\n`);
  if (options.json) await writeFile(options.json, `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`);
}

function readWords() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { corpus: { type: 'string' }, rounds: { type: 'string' }, steps: { type: 'string' }, json: { type: 'string' } },
  });
  const unknown = positionals.find((name) => suites[name] === undefined);
  if (unknown !== undefined) throw new SetupError(`nothing to measure is called ${unknown}; there are: ${Object.keys(suites).join(', ')}`);
  const all = Object.keys(suites).filter((name) => name !== 'corpus' || values.corpus !== undefined);
  return {
    names: positionals.length > 0 ? positionals : all,
    options: { corpus: values.corpus, json: values.json, rounds: wholeNumber('rounds', values.rounds, 3), steps: wholeNumber('steps', values.steps) },
  };
}

function wholeNumber(name, text, missing) {
  if (text === undefined) return missing;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new SetupError(`--${name} takes a whole number, 1 or more, not "${text}".`);
  return value;
}
